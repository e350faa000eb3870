import { useQuery } from '@tanstack/react-query';
import { useGetOne, useNotify, useRecordContext } from 'ra-core';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router-dom';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { useHolds, useSession } from '@/api/use-session';
import {
  Alert,
  type AnyRecord,
  Box,
  Button,
  Card,
  Field,
  pathOf,
  RecordPage,
  Row,
  RowSkeletons,
  Rows,
  recordNamed,
  Section,
  useText,
} from '@/kit';
import { answerTo } from './answer';
import { emails } from './email.record';
import { sendStored, useRefreshMails } from './use-email-commands';

const ComposeDialog = lazy(() =>
  import('./compose-dialog').then((file) => ({ default: file.ComposeDialog })),
);

/** One mail: who wrote to whom, the text as it is, and whom it is linked to. */
export function EmailPage() {
  const { id = '' } = useParams();
  const text = useText();
  const holds = useHolds();
  const { user } = useSession();
  const { data: email } = useGetOne<AnyRecord>(emails.meta.path, { id });
  const [answering, setAnswering] = useState(false);
  const own = email?.['ownerId'] === user.id;
  const state = email?.['state'];
  return (
    <>
      <RecordPage
        record={emails}
        chips={['state', 'visibility']}
        readOnly={!own}
        actions={
          <>
            {own && (state === 'draft' || state === 'failed') && email && <SendAgain email={email} />}
            {holds(`${emails.meta.name}.create`) && (state === 'received' || state === 'sent') && (
              <Button variant="contained" onClick={() => setAnswering(true)}>
                {text('crm.email.answer')}
              </Button>
            )}
          </>
        }
        banner={<Failure />}
        side={<EmailLinks id={id} />}
      >
        <Section title="crm.email.people">
          <Field name="fromName" />
          <Field name="fromAddress" />
          <Field name="recipients" />
          <Field name="copies" />
          <Field name="sentAt" />
          <Field name="visibility" />
        </Section>
        <EmailText />
        <Section title="crm.email.about">
          <Field name="companyId" />
          <Field name="contactId" />
          <Field name="opportunityId" />
          <Field name="leadId" />
        </Section>
      </RecordPage>
      {answering && email && (
        <Suspense fallback={null}>
          <ComposeDialog {...answerTo(email)} onClose={() => setAnswering(false)} />
        </Suspense>
      )}
    </>
  );
}

function SendAgain({ email }: { email: AnyRecord }) {
  const text = useText();
  const notify = useNotify();
  const refresh = useRefreshMails();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await sendStored(email);
      notify('crm.email.sending', { type: 'success' });
    } catch (problem) {
      const { message, fields } = problem as ApiProblem;
      const said = fields[0]?.message ?? message;
      notify(text(said, { _: said }), { type: 'error', messageArgs: { _: said } });
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return (
    <Button variant="contained" loading={busy} onClick={() => void send()}>
      {text(email['state'] === 'failed' ? 'crm.email.sendAgain' : 'crm.email.send')}
    </Button>
  );
}

function Failure() {
  const text = useText();
  const email = useRecordContext<AnyRecord>();
  if (!email?.['failure']) return null;
  const key = email['state'] === 'sent' ? 'crm.email.partly' : 'crm.email.failedWhy';
  return (
    <Alert severity={email['state'] === 'failed' ? 'error' : 'warning'} sx={{ mb: 3 }}>
      {text(key, { why: String(email['failure']) })}
    </Alert>
  );
}

/** The text as it was written; formats and pictures of a received mail are never drawn. */
function EmailText() {
  const text = useText();
  const email = useRecordContext<AnyRecord>();
  return (
    <Card title={text('crm.email.content')}>
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{String(email?.['text'] ?? '')}</Box>
    </Card>
  );
}

function EmailLinks({ id }: { id: string }) {
  const text = useText();
  const { data } = useQuery<Schemas['EmailLinksAnswer'], ApiProblem>({
    queryKey: [emails.meta.path, 'links', id],
    queryFn: ({ signal }) => request(`${emails.meta.path}/${id}/links`, { signal }),
  });
  return (
    <Card title={text('crm.email.linked')} flush>
      {!data && <RowSkeletons count={2} />}
      {data && (
        <Rows label={text('crm.email.linked')}>
          {data.items.map(({ resource, id: recordId, title, role, reason }) => {
            const screens = recordNamed(resource);
            return (
              <Row
                key={recordId}
                {...(screens && { icon: screens.icon, to: pathOf(screens, recordId) })}
                title={title}
                subtitle={`${text(`crm.email.role.${role}`)}, ${text(`crm.email.reason.${reason}`)}`}
              />
            );
          })}
        </Rows>
      )}
    </Card>
  );
}
