import { Field, Section } from '@/kit';
import { ProviderField } from './provider-field';

/** What there is to know of a lead, in its form and on its page. */
export const LeadSections = () => (
  <>
    <Section title="crm.lead.identity">
      <Field name="companyName" />
      <Field name="civility" />
      <Field name="firstName" />
      <Field name="lastName" />
    </Section>
    <Section title="crm.lead.reach">
      <Field name="phone" />
      <Field name="email" />
      <Field name="addresses" wide />
    </Section>
    <Section title="crm.lead.need">
      <Field name="need" wide />
      <Field name="channel" />
      <Field name="channelDetail" />
      <ProviderField />
      <Field name="consent" />
    </Section>
    <Section title="crm.lead.follow">
      <Field name="ownerId" />
      <Field name="tagIds" />
      <Field name="score" />
      <Field name="externalId" />
    </Section>
  </>
);
