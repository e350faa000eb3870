import { Field, Section } from '@/kit';

/** What there is to know of a company, in its form and on its page. */
export const CompanySections = () => (
  <>
    <Section title="crm.company.identity">
      <Field name="name" />
      <Field name="kind" />
      <Field name="tradeName" />
      <Field name="siren" />
      <Field name="siret" />
      <Field name="vatNumber" />
      <Field name="nafCode" />
    </Section>
    <Section title="crm.company.reach">
      <Field name="email" />
      <Field name="phone" />
      <Field name="website" />
      <Field name="addresses" wide />
    </Section>
    <Section title="crm.company.follow">
      <Field name="ownerId" />
      <Field name="source" />
      <Field name="tagIds" />
      <Field name="externalId" />
      <Field name="notes" wide />
    </Section>
  </>
);
