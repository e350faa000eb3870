import { useRecordContext } from 'ra-core';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { type AnyRecord, Field, Section } from '@/kit';

/** What a form asks, says and leads to. @param fields how its fields are shown: an editor, or a list to read */
export const WebFormSections = ({ fields }: { fields: ReactNode }) => (
  <>
    <Section title="crm.web-form.identity">
      <Field name="name" />
      <Field name="source" />
      <Field name="requestId" />
      <Field name="language" />
    </Section>
    <Section title="crm.web-form.fieldsTitle" columns={1}>
      {fields}
    </Section>
    <Section title="crm.web-form.texts">
      <Field name="purpose" />
      <Field name="notice" />
      <Field name="consentText" />
      <Field name="doubleOptIn" />
      <Field name="submitLabel" />
    </Section>
    <Section title="crm.web-form.after">
      <Field name="thankYouText" />
      <Field name="thankYouUrl" />
      <Field name="routing" />
      <RouteField />
    </Section>
    <Section title="crm.web-form.where" columns={1}>
      <Field name="sites" />
    </Section>
  </>
);

/** To whom the leads go, as the routing has it. */
function RouteField() {
  const form = useFormContext<AnyRecord>();
  const record = useRecordContext<AnyRecord>();
  const routing = form ? form.watch('routing') : record?.['routing'];
  if (routing === 'user') return <Field name="routeUserId" />;
  return routing === 'team' ? <Field name="routeTeamId" /> : null;
}
