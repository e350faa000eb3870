import { useNotify } from 'ra-core';
import { type AnyRecord, SwitchInput, TaskDialog, Typography, useText } from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { activities } from './activity.record';

interface CancellationDialogProps {
  activity: AnyRecord;
  onClose: () => void;
  onDone: () => void;
}

/** An activity that will not be done; of a series, whether it ends here. */
export function CancellationDialog({ activity, onClose, onDone }: CancellationDialogProps) {
  const text = useText();
  const notify = useNotify();
  const send = useRecordCommand(activities, 'crm.activity.stale');
  const isSeries = activity['repeats'] !== 'none';
  return (
    <TaskDialog
      title={text('crm.activity.cancelTitle', { title: activities.title(activity) })}
      submitLabel={text('crm.activity.cancel')}
      closeLabel={text('crm.activity.keep')}
      danger
      defaultValues={{ endSeries: false }}
      onClose={onClose}
      onSubmit={async ({ endSeries }) => {
        await send(activity, 'cancellation', isSeries ? { endSeries } : {});
        notify('crm.activity.cancelled', { type: 'success' });
        onDone();
      }}
    >
      <Typography>{text('crm.activity.cancelContent')}</Typography>
      {isSeries && (
        <SwitchInput source="endSeries" label="crm.activity.endSeries" help="crm.activity.endSeriesHelp" />
      )}
    </TaskDialog>
  );
}
