import { useRecordContext } from 'ra-core';
import { lazy, Suspense, useState } from 'react';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, Box, Button, Card, Stack, useText } from '@/kit';
import { MailIcon, UploadIcon } from '@/kit/icons';
import { type Concerned, linksFor } from '../activities/links';
import { emails } from './email.record';
import { type Party, partiesOf } from './parties';

const ComposeDialog = lazy(() =>
  import('./compose-dialog').then((file) => ({ default: file.ComposeDialog })),
);
const IntakeDialog = lazy(() => import('./intake-dialog').then((file) => ({ default: file.IntakeDialog })));

/** Writes to whom a page is about, and takes in what they wrote. The mails themselves are in the record's story. */
export function RecordMails({ record: kind, id }: { record: Concerned; id: string }) {
  const text = useText();
  const holds = useHolds();
  const record = useRecordContext<AnyRecord>();
  const [dialog, setDialog] = useState<'write' | 'add'>();
  if (!holds(`${emails.meta.name}.create`)) return null;
  const close = () => setDialog(undefined);
  return (
    <Card title={text('crm.emails')}>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 2 }}>
        <Button variant="outlined" startIcon={<MailIcon />} onClick={() => setDialog('write')}>
          {text('crm.email.write')}
        </Button>
        <Button startIcon={<UploadIcon />} onClick={() => setDialog('add')}>
          {text('crm.email.add')}
        </Button>
      </Stack>
      {dialog && (
        <Suspense fallback={<Box />}>
          {dialog === 'write' ? (
            <ComposeDialog
              links={linksFor(kind, id, record)}
              to={recipientsOf(kind, record)}
              onClose={close}
            />
          ) : (
            <IntakeDialog about={{ resource: `crm.${kind}`, recordId: id }} onClose={close} />
          )}
        </Suspense>
      )}
    </Card>
  );
}

/** Whom one writes to from a page, as far as the record itself knows. */
function recipientsOf(kind: Concerned, record: AnyRecord | undefined): Party[] {
  if (kind === 'opportunity') return [];
  const [first] = partiesOf(record?.['emails']);
  const address = record?.['email'] ?? first?.address;
  if (typeof address !== 'string') return [];
  const name =
    kind === 'company'
      ? record?.['name']
      : [record?.['firstName'], record?.['lastName']].filter(Boolean).join(' ');
  return [{ address, ...(typeof name === 'string' && name && { name }) }];
}
