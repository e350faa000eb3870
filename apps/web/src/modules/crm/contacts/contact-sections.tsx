import { Field, Section } from '@/kit';

/** What there is to know of a contact, in its form and on its page. */
export const ContactSections = () => (
  <>
    <Section title="crm.contact.identity">
      <Field name="civility" />
      <Field name="firstName" />
      <Field name="lastName" />
      <Field name="jobTitle" />
      <Field name="language" />
    </Section>
    <Section title="crm.contact.reach">
      <Field name="emails" wide />
      <Field name="phones" wide />
      <Field name="addresses" wide />
    </Section>
    <Section title="crm.contact.consent">
      <Field name="preferredChannel" />
      <Field name="doNotCall" />
      <Field name="emailOptOut" />
    </Section>
    <Section title="crm.contact.follow">
      <Field name="ownerId" />
      <Field name="source" />
      <Field name="tagIds" />
      <Field name="externalId" />
      <Field name="notes" wide />
    </Section>
  </>
);
