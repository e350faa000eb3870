import { Field, Section } from '@/kit';

/** Who asks for what, and where they are in our records. */
export const RightsRequestSections = () => (
  <>
    <Section title="crm.rights-request.asked">
      <Field name="person" />
      <Field name="kind" />
      <Field name="receivedOn" />
      <Field name="channel" />
      <Field name="details" wide />
    </Section>
    <Section title="crm.rights-request.who">
      <Field name="reach" />
      <Field name="ownerId" />
      <Field name="contactId" />
      <Field name="leadId" />
    </Section>
  </>
);
