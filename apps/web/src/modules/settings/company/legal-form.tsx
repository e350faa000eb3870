import { Field, Section, Stack } from '@/kit';
import { CompanyCard } from './company-card';
import type { Company } from './save-company';

const names = [
  'legalName',
  'tradeName',
  'legalForm',
  'shareCapital',
  'shareCapitalCurrency',
  'siren',
  'siret',
  'register',
  'registerCity',
  'registerNumber',
  'nafCode',
  'vatExempt',
  'vatNumber',
  'addresses',
  'phone',
  'email',
  'website',
];

/** What the law asks a company to say of itself on its documents. */
export const LegalForm = (props: { company: Company; writable: boolean }) => (
  <CompanyCard title="workspace.company.legal" names={names} {...props}>
    <Stack sx={{ gap: 6 }}>
      <Section title="workspace.company.identity">
        <Field name="legalName" />
        <Field name="tradeName" />
        <Field name="legalForm" />
        <Field name="shareCapital" />
        <Field name="shareCapitalCurrency" />
      </Section>
      <Section title="workspace.company.registration">
        <Field name="siren" />
        <Field name="siret" />
        <Field name="register" />
        <Field name="registerCity" />
        <Field name="registerNumber" />
        <Field name="nafCode" />
      </Section>
      <Section title="workspace.company.vat">
        <Field name="vatNumber" />
        <Field name="vatExempt" />
      </Section>
      <Section title="workspace.company.reach">
        <Field name="addresses" wide />
        <Field name="phone" />
        <Field name="email" />
        <Field name="website" />
      </Section>
    </Stack>
  </CompanyCard>
);
