import { useGetOne } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import { Alert, type AnyRecord, Button, Field, RecordPage, Section, useText } from '@/kit';
import { RestoreIcon } from '@/kit/icons';
import { AnswerDialog, ExtensionDialog, ReopeningDialog } from './command-dialogs';
import { Deadline, isOverdue } from './deadline';
import { rightsRequests } from './rights-request.record';
import { RightsRequestSections } from './rights-request-sections';

type Act = 'answer' | 'extend' | 'reopen';

/** A request, its deadline, and what the person was answered. */
export function RightsRequestPage() {
  const { id = '' } = useParams();
  const text = useText();
  const holds = useHolds();
  const { data } = useGetOne<AnyRecord>(rightsRequests.meta.path, { id });
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  const open = data?.['state'] === 'open';
  const may = holds('crm.rights-request.update');
  return (
    <>
      <RecordPage
        record={rightsRequests}
        chips={['state', 'kind']}
        readOnly={!open}
        menu={[
          ...(open && !data?.['extendedOn']
            ? [
                {
                  name: 'extend',
                  label: 'crm.rights-request.extend',
                  icon: RestoreIcon,
                  right: 'crm.rights-request.update',
                  run: () => setAct('extend'),
                },
              ]
            : []),
          ...(data && !open
            ? [
                {
                  name: 'reopen',
                  label: 'crm.rights-request.reopen',
                  icon: RestoreIcon,
                  right: 'crm.rights-request.update',
                  run: () => setAct('reopen'),
                },
              ]
            : []),
        ]}
      >
        {data && open && (
          <Alert
            severity={isOverdue(data) ? 'warning' : 'info'}
            action={
              may && (
                <Button color="inherit" onClick={() => setAct('answer')}>
                  {text('crm.rights-request.answer')}
                </Button>
              )
            }
          >
            {text('crm.rights-request.due')} <Deadline request={data} />
          </Alert>
        )}
        <RightsRequestSections />
        {data?.['extendedOn'] ? (
          <Section title="crm.rights-request.extended">
            <Field name="extendedOn" />
            <Field name="extensionReason" wide />
          </Section>
        ) : null}
        {data && !open && (
          <Section title="crm.rights-request.answered">
            <Field name="answeredOn" />
            <Field name="answer" wide />
          </Section>
        )}
      </RecordPage>
      {data && act === 'answer' && <AnswerDialog request={data} onClose={close} />}
      {data && act === 'extend' && <ExtensionDialog request={data} onClose={close} />}
      {data && act === 'reopen' && <ReopeningDialog request={data} onClose={close} />}
    </>
  );
}
