import type { ReactNode } from 'react';
import { Field, Section } from '@/kit';

/** What was asked for in writing. @param fields how its fields are shown: boxes in a form, words on the page */
export const ClientRequestSections = ({ fields }: { fields: ReactNode }) => (
  <>
    <Section title="workspace.client-request.asked">
      <Field name="name" />
      <Field name="kind" />
      <Field name="purpose" wide />
    </Section>
    <Section title="workspace.client-request.covers" columns={1}>
      {fields}
    </Section>
    <Section title="workspace.client-request.signed">
      <Field name="signatoryName" />
      <Field name="signatoryFunction" />
      <Field name="signedOn" />
      <Field name="documentReference" />
    </Section>
    <Section title="workspace.client-request.goes">
      <Field name="recipient" />
      <Field name="country" />
      <Field name="responsibilityAccepted" wide />
    </Section>
  </>
);
