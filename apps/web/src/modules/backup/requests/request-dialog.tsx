import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useWatch } from 'react-hook-form';
import { request } from '@/api/http';
import { Alert, Prose, SelectInput, TaskDialog, TextInput, useText } from '@/kit';
import { type Run, worthOf } from '../data/types';
import { keys } from '../data/use-backups';
import { useOpenCopy } from '../data/use-inspections';
import { useWords } from '../data/use-words';

interface RequestDialogProps {
  runs: readonly Run[];
  /** The copy that it began with. */
  run: Run | undefined;
  onClose: () => void;
}

/** Asks B2O to bring a copy back: which one, where to, and why. */
export function RequestDialog({ runs, run, onClose }: RequestDialogProps) {
  const text = useText();
  const words = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const { open } = useOpenCopy();
  const whole = runs.filter((each) => worthOf(each) === 'verified');
  return (
    <TaskDialog
      title={text('backups.ask')}
      submitLabel={text('backups.request.submit')}
      defaultValues={{ runId: (run ?? whole[0])?.id ?? null, into: 'look', reason: null }}
      onClose={onClose}
      onSubmit={async (values) => {
        if (values['into'] === 'look') {
          onClose();
          return open(String(values['runId']));
        }
        await request('backup/restore-requests', { method: 'POST', body: values });
        notify('backups.request.sent', { type: 'success' });
        await client.invalidateQueries({ queryKey: keys.requests });
        onClose();
      }}
    >
      <SelectInput
        source="runId"
        label="backups.request.which"
        required
        choices={whole.map(({ id, startedAt }) => ({ value: id, label: words.moment(startedAt) }))}
      />
      <SelectInput
        source="into"
        label="backups.request.into"
        required
        choices={(['look', 'same'] as const).map((value) => ({
          value,
          label: text(`backups.request.target.${value}`),
        }))}
      />
      <Consequence />
    </TaskDialog>
  );
}

/** What the choice means for the data of today, and what B2O has to know for it. */
function Consequence() {
  const text = useText();
  const into = useWatch({ name: 'into' }) as string | null;
  const isSame = into === 'same';
  return (
    <>
      <Alert severity={isSame ? 'warning' : 'info'} role="status">
        {text(isSame ? 'backups.request.sameWhy' : 'backups.request.lookWhy')}
      </Alert>
      {isSame && (
        <>
          <Prose>{text('backups.request.how')}</Prose>
          <TextInput
            source="reason"
            label="backups.request.reason"
            help="backups.request.reasonHelp"
            format="multiline"
            max={2000}
            required
          />
        </>
      )}
    </>
  );
}
