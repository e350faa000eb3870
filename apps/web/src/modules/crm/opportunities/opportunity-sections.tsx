import type { ReactNode } from 'react';
import { Field, Section } from '@/kit';

/** What there is to know of an opportunity, in its form and on its page; `children` stand with its name. */
export const OpportunitySections = ({ children }: { children?: ReactNode }) => (
  <>
    <Section title="crm.opportunity.identity">
      <Field name="name" wide />
      <Field name="companyId" />
      <Field name="contactId" />
      {children}
      <Field name="ownerId" />
      <Field name="tagIds" />
    </Section>
    <Section title="crm.opportunity.forecast">
      <Field name="amount" />
      <Field name="expectedCloseOn" />
      <Field name="probability" />
      <Field name="weightedAmount" />
    </Section>
    <Section title="crm.opportunity.follow">
      <Field name="source" />
      <Field name="competitor" />
      <Field name="addresses" wide />
      <Field name="externalId" />
      <Field name="notes" wide />
    </Section>
  </>
);
