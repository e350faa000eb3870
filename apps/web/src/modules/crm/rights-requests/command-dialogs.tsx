import { useNotify } from 'ra-core';
import { Alert, type AnyRecord, DateInput, Prose, SelectInput, TaskDialog, TextInput, useText } from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { rightsRequests } from './rights-request.record';

interface DialogProps {
  request: AnyRecord;
  onClose: () => void;
}

function useCommand({ request, onClose }: DialogProps) {
  const notify = useNotify();
  const send = useRecordCommand(rightsRequests, 'crm.rights-request.stale');
  return async (command: string, body: object, done: string) => {
    await send(request, command, body);
    notify(done, { type: 'success' });
    onClose();
  };
}

/** Notes what the person was answered. */
export function AnswerDialog(props: DialogProps) {
  const text = useText();
  const send = useCommand(props);
  return (
    <TaskDialog
      title={text('crm.rights-request.answerTitle')}
      submitLabel={text('crm.rights-request.answer')}
      width="sm"
      defaultValues={{ outcome: 'answered', answeredOn: new Date().toLocaleDateString('sv-SE') }}
      onClose={props.onClose}
      onSubmit={(values) => send('answer', values, 'crm.rights-request.noted')}
    >
      <SelectInput
        source="outcome"
        label="crm.rights-request.outcome"
        required
        choices={['answered', 'refused'].map((value) => ({
          value,
          label: text(`crm.rights-request.outcomes.${value}`),
        }))}
      />
      <TextInput
        source="answer"
        label="crm.rights-request.given"
        help="crm.rights-request.givenHelp"
        format="multiline"
        max={10_000}
        required
        autoFocus
      />
      <DateInput source="answeredOn" label="crm.rights-request.answeredOn" required />
    </TaskDialog>
  );
}

/** Two months more, which the person is told of. */
export function ExtensionDialog(props: DialogProps) {
  const text = useText();
  const send = useCommand(props);
  return (
    <TaskDialog
      title={text('crm.rights-request.extendTitle')}
      submitLabel={text('crm.rights-request.extend')}
      width="sm"
      onClose={props.onClose}
      onSubmit={(values) => send('extension', values, 'crm.rights-request.wasExtended')}
    >
      <Alert severity="info">{text('crm.rights-request.extendHelp')}</Alert>
      <TextInput
        source="reason"
        label="crm.rights-request.reason"
        format="multiline"
        max={1000}
        required
        autoFocus
      />
    </TaskDialog>
  );
}

export function ReopeningDialog(props: DialogProps) {
  const text = useText();
  const send = useCommand(props);
  return (
    <TaskDialog
      title={text('crm.rights-request.reopen')}
      onClose={props.onClose}
      onSubmit={() => send('reopening', {}, 'crm.rights-request.reopened')}
    >
      <Prose>{text('crm.rights-request.reopenHelp')}</Prose>
    </TaskDialog>
  );
}
