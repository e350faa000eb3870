import { useGetOne } from 'ra-core';
import { type AnyRecord, Stack } from '@/kit';
import { contacts } from '../contacts/contact.record';
import { RefusalMarks } from './refusal-marks';

/** Under the name of a contact who refuses mails or calls: nobody should have to look for it. */
export function RefusalBanner({ id }: { id: string }) {
  const { data } = useGetOne<AnyRecord>(contacts.meta.path, { id }, { enabled: id !== '' });
  if (!data || (data['emailOptOut'] !== true && data['doNotCall'] !== true)) return null;
  return (
    <Stack direction="row" role="status" sx={{ gap: 2, flexWrap: 'wrap', mb: 3 }}>
      <RefusalMarks contact={data} />
    </Stack>
  );
}
