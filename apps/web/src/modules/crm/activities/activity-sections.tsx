import { useFormContext } from 'react-hook-form';
import { type AnyRecord, Field, Section } from '@/kit';
import { DueField } from './due-field';
import { RepetitionFields } from './repetition-field';

/** What is to be done, when, and for whom: enough to plan an activity in passing. */
export function ActivityEssentials() {
  return (
    <Section>
      <Field name="kind" autoFocus />
      <Field name="subject" wide />
      <DueField />
      <Field name="ownerId" />
      <Field name="place" />
      <Field name="notes" wide />
    </Section>
  );
}

/** What there is to know of an activity, in its form and on its page. */
export function ActivitySections() {
  const form = useFormContext<AnyRecord>();
  const isNote = form?.watch('kind') === 'note';
  return (
    <>
      <Section title="crm.activity.what">
        <Field name="kind" />
        <Field name="subject" />
        <DueField />
        <Field name="place" />
        <Field name="notes" wide />
      </Section>
      <Section title="crm.activity.about">
        <Field name="opportunityId" />
        <Field name="companyId" />
        <Field name="contactId" />
        <Field name="leadId" />
      </Section>
      <Section title="crm.activity.follow">
        <Field name="ownerId" />
        {!isNote && <Field name="reminderMinutes" />}
        {!isNote && <RepetitionFields />}
        <Field name="direction" />
      </Section>
    </>
  );
}
