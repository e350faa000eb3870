import { useGetOne, useNotify, useRecordContext } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import {
  Alert,
  type AnyRecord,
  Chip,
  Field,
  RecordPage,
  RelatedList,
  recordNamed,
  Section,
  Stack,
  TaskDialog,
  TextInput,
  useText,
} from '@/kit';
import { CancelledIcon } from '@/kit/icons';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { clientRequests } from './client-request.record';
import { ClientRequestSections } from './client-request-sections';
import { useFieldWords } from './field-names';

/** A written request: what it covers, what relies on it, and its end. */
export function ClientRequestPage() {
  const { id = '' } = useParams();
  const text = useText();
  const { data } = useGetOne<AnyRecord>(clientRequests.meta.path, { id });
  // What relies on it, where the module that has it is there.
  const webForms = recordNamed('crm.web-form');
  const [revoking, setRevoking] = useState(false);
  const used = Boolean(data?.['usedAt']);
  const revoked = data?.['state'] === 'revoked';
  return (
    <>
      <RecordPage
        record={clientRequests}
        chips={['state', 'kind']}
        readOnly={used || revoked}
        undeletable={used}
        menu={
          data && !revoked
            ? [
                {
                  name: 'revoke',
                  label: 'workspace.client-request.revoke',
                  icon: CancelledIcon,
                  right: 'workspace.client-request.update',
                  danger: true,
                  run: () => setRevoking(true),
                },
              ]
            : []
        }
        side={
          webForms && <RelatedList record={webForms} filter={{ requestId: id }} columns={['name', 'state']} />
        }
      >
        {data && !used && !revoked && (
          <Alert severity="info">{text('workspace.client-request.attach')}</Alert>
        )}
        {used && !revoked && <Alert severity="info">{text('workspace.client-request.inUse')}</Alert>}
        <ClientRequestSections fields={<CoveredFields />} />
        {revoked && (
          <Section title="workspace.client-request.revoked">
            <Field name="revokedAt" />
            <Field name="revocationReason" />
          </Section>
        )}
      </RecordPage>
      {revoking && data && <Revocation request={data} onClose={() => setRevoking(false)} />}
    </>
  );
}

function CoveredFields() {
  const request = useRecordContext<AnyRecord>();
  const words = useFieldWords(String(request?.['resource']));
  const fields = (request?.['fields'] ?? []) as { name: string }[];
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 2 }}>
      {fields.map(({ name }) => (
        <Chip key={name} size="small" label={words(name)} />
      ))}
    </Stack>
  );
}

function Revocation({ request, onClose }: { request: AnyRecord; onClose: () => void }) {
  const text = useText();
  const notify = useNotify();
  const send = useRecordCommand(clientRequests, 'workspace.client-request.stale');
  return (
    <TaskDialog
      title={text('workspace.client-request.revokeTitle')}
      submitLabel={text('workspace.client-request.revoke')}
      danger
      onClose={onClose}
      onSubmit={async (values) => {
        await send(request, 'revocation', values);
        notify('workspace.client-request.done', { type: 'success' });
        onClose();
      }}
    >
      <Alert severity="warning">{text('workspace.client-request.revokeHelp')}</Alert>
      <TextInput
        source="reason"
        label="workspace.client-request.reason"
        format="multiline"
        max={1000}
        required
        autoFocus
      />
    </TaskDialog>
  );
}
