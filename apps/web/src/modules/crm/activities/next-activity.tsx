import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, MomentInput, SelectInput, SwitchInput, TextInput, useText } from '@/kit';
import { activities } from './activity.record';
import { workingDayLater } from './activity-times';
import { isUnsettled } from './outcomes';

export interface NextValues {
  [name: string]: unknown;
  goesOn: boolean;
  next?: { kind: string; subject: string; dueAt: string };
}

const kinds = ['call', 'visit', 'meeting', 'email', 'letter', 'sms', 'task'] as const;

/** What is likely to come next: the same again soon after what settled nothing, else a call within a week. */
function nextAfter(activity: AnyRecord, outcome: unknown): NextValues['next'] {
  const { kind, subject, dueAt } = activity;
  const again = isUnsettled(outcome);
  const usual = new Date();
  const due = new Date(String(dueAt ?? usual.toISOString()));
  usual.setHours(due.getHours() || 9, due.getHours() ? due.getMinutes() : 0);
  return {
    kind: again && kind !== 'note' ? String(kind) : 'call',
    subject: again ? String(subject) : '',
    dueAt: workingDayLater(usual, again ? 1 : 7),
  };
}

/** The next activity, if one is to be planned at once. Stands in the form that completes the one before. */
export function NextActivity({ after }: { after: AnyRecord }) {
  const text = useText();
  const holds = useHolds();
  const form = useFormContext<NextValues>();
  const [outcome, goesOn] = useWatch({ control: form.control, name: ['outcome', 'goesOn'] });
  const before = useRef(outcome);
  const mayPlan = holds(`${activities.meta.name}.create`);
  useEffect(() => {
    if (before.current === outcome) return;
    before.current = outcome;
    if (!mayPlan) return;
    // A series goes on by itself.
    form.setValue('goesOn', isUnsettled(outcome) && after['repeats'] === 'none');
  }, [outcome, form, after, mayPlan]);
  useEffect(() => {
    // What somebody has written is theirs.
    if (goesOn && !form.getFieldState('next').isDirty) form.setValue('next', nextAfter(after, outcome));
  }, [goesOn, outcome, form, after]);
  if (!mayPlan) return null;
  return (
    <>
      <SwitchInput
        source="goesOn"
        label="crm.activity.ask.next"
        {...(after['opportunityId'] ? { help: 'crm.activity.ask.nextHelp' } : {})}
      />
      {goesOn && (
        <>
          <SelectInput
            source="next.kind"
            label="crm.activity.ask.kind"
            required
            choices={kinds.map((value) => ({ value, label: text(`crm.activity.kind.${value}`) }))}
          />
          <TextInput source="next.subject" label="crm.activity.ask.subject" max={200} required />
          <MomentInput source="next.dueAt" label="crm.activity.ask.due" required />
        </>
      )}
    </>
  );
}
