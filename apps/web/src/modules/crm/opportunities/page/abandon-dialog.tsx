import { request } from '@/api/http';
import { type AnyRecord, TaskDialog, TextInput, useText } from '@/kit';
import { opportunities } from '../opportunity.record';

interface AbandonDialogProps {
  opportunity: AnyRecord;
  onClose: (done: boolean) => void;
}

/** Why nobody works on an opportunity any more. */
export function AbandonDialog({ opportunity, onClose }: AbandonDialogProps) {
  const text = useText();
  return (
    <TaskDialog
      title={text('crm.opportunity.abandon')}
      onClose={() => onClose(false)}
      onSubmit={async (values) => {
        await request(`${opportunities.meta.path}/${opportunity.id}/abandonment`, {
          method: 'POST',
          version: opportunity.version ?? 0,
          body: values,
        });
        onClose(true);
      }}
    >
      <TextInput
        source="note"
        label="crm.opportunity.abandonNote"
        help="crm.opportunity.abandonHelp"
        format="multiline"
        max={2000}
        autoFocus
      />
    </TaskDialog>
  );
}
