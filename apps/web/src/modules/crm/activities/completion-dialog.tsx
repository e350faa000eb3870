import { useNotify } from 'ra-core';
import { type AnyRecord, SelectInput, TaskDialog, TextInput, useText } from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { activities } from './activity.record';
import { NextActivity, type NextValues } from './next-activity';
import { outcomesOf } from './outcomes';

interface CompletionDialogProps {
  activity: AnyRecord;
  onClose: () => void;
  onDone: () => void;
}

type Answers = NextValues & { outcome: string | null; notes: string | null };

/** What came of an activity, and what is to be done next. Enter is enough where there is nothing to say. */
export function CompletionDialog({ activity, onClose, onDone }: CompletionDialogProps) {
  const text = useText();
  const notify = useNotify();
  const send = useRecordCommand(activities, 'crm.activity.stale');
  const outcomes = outcomesOf(activity['kind']);
  const title = activities.title(activity);
  return (
    <TaskDialog<Answers>
      title={text('crm.activity.completeOne', { title })}
      submitLabel={text('crm.activity.complete')}
      width="sm"
      defaultValues={{
        outcome: outcomes[0] ?? null,
        notes: String(activity['notes'] ?? '') || null,
        goesOn: false,
      }}
      onClose={onClose}
      onSubmit={async ({ outcome, notes, goesOn, next }) => {
        const changed = (notes ?? null) !== (activity['notes'] ?? null);
        await send(activity, 'completion', {
          outcome,
          ...(changed && { notes }),
          ...(goesOn && next && { next }),
        });
        notify('crm.activity.completed', { type: 'success', messageArgs: { title } });
        onDone();
      }}
    >
      <SelectInput
        source="outcome"
        label="crm.activity.ask.outcome"
        autoFocus
        choices={outcomes.map((value) => ({ value, label: text(`crm.activity.outcome.${value}`) }))}
      />
      <TextInput source="notes" label="crm.activity.ask.notes" format="multiline" max={10_000} />
      <NextActivity after={activity} />
    </TaskDialog>
  );
}
