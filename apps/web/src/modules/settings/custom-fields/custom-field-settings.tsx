import { useCustomFields } from '@/api/custom-fields';
import { allRecords, ErrorState, Page, RowSkeletons, Stack, useText } from '@/kit';
import { RecordFields } from './record-fields';

/** Which fields the company adds to its records. */
export function CustomFieldSettings() {
  const text = useText();
  const { data, error, refetch } = useCustomFields();
  const records = allRecords().filter(({ meta }) => meta.customFields);
  return (
    <Page title={text('customFields.title')} lead={text('customFields.intro')}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={6} />}
      {data && (
        <Stack sx={{ gap: 4 }}>
          {records.map((record) => (
            <RecordFields
              key={record.meta.name}
              screens={record}
              fields={data.filter((field) => field.record === record.meta.name)}
            />
          ))}
        </Stack>
      )}
    </Page>
  );
}
