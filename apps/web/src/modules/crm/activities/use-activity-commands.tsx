import { useNotify } from 'ra-core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useReaches } from '@/api/use-session';
import { type AnyRecord, Button, type RecordAction, useText } from '@/kit';
import { CancelledIcon, DoneIcon, UndoIcon } from '@/kit/icons';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { activities } from './activity.record';

const CompletionDialog = lazy(() =>
  import('./completion-dialog').then((file) => ({ default: file.CompletionDialog })),
);
const CancellationDialog = lazy(() =>
  import('./cancellation-dialog').then((file) => ({ default: file.CancellationDialog })),
);

interface ActivityCommands {
  buttons: ReactNode;
  menu: RecordAction[];
  dialog: ReactNode;
}

/** What can be done with an activity in its state: the usual step as a button, the others in the menu. */
export function useActivityCommands(activity: AnyRecord | undefined): ActivityCommands {
  const text = useText();
  const reaches = useReaches();
  const notify = useNotify();
  const send = useRecordCommand(activities, 'crm.activity.stale');
  const [asking, setAsking] = useState<'completion' | 'cancellation'>();
  const [busy, setBusy] = useState(false);
  if (!activity || !reaches(activities.meta, 'update', activity))
    return { buttons: null, menu: [], dialog: null };
  const isPlanned = activity['state'] === 'planned';
  const reopen = async () => {
    setBusy(true);
    try {
      await send(activity, 'reopening');
      notify('crm.activity.reopened', { type: 'success' });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(text(message, { _: message }), { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
    }
  };
  const close = () => setAsking(undefined);
  const Dialog = asking === 'completion' ? CompletionDialog : CancellationDialog;
  return {
    buttons: isPlanned ? (
      <Button variant="contained" startIcon={<DoneIcon />} onClick={() => setAsking('completion')}>
        {text('crm.activity.complete')}
      </Button>
    ) : (
      activity['kind'] !== 'note' && (
        <Button variant="outlined" startIcon={<UndoIcon />} loading={busy} onClick={() => void reopen()}>
          {text('crm.activity.reopen')}
        </Button>
      )
    ),
    menu: isPlanned
      ? [
          {
            name: 'cancel',
            label: 'crm.activity.cancel',
            icon: CancelledIcon,
            run: () => setAsking('cancellation'),
          },
        ]
      : [],
    dialog: asking && (
      <Suspense fallback={null}>
        <Dialog activity={activity} onClose={close} onDone={close} />
      </Suspense>
    ),
  };
}
