import { useFormContext } from 'react-hook-form';
import { type AnyRecord, Field, MomentInput, useLocalText } from '@/kit';
import { activities } from './activity.record';

/** When it is due: of a whole day, the day alone; of a note, nothing. Stands in a form. */
function DueInput() {
  const local = useLocalText();
  const form = useFormContext<AnyRecord>();
  const [kind, allDay] = form.watch(['kind', 'allDay']);
  if (kind === 'note') return null;
  const label = local(activities.meta.fields['dueAt']?.label ?? { fr: '', en: '' });
  return (
    <>
      <MomentInput source="dueAt" label={label} required dayOnly={allDay === true} />
      {allDay !== true && <Field name="durationMinutes" />}
      <Field name="allDay" />
    </>
  );
}

/** The fields that say when; on a page as they are stored, in a form as far as they make sense. */
export function DueField() {
  const form = useFormContext();
  if (form) return <DueInput />;
  return (
    <>
      <Field name="dueAt" />
      <Field name="durationMinutes" />
      <Field name="allDay" />
    </>
  );
}
