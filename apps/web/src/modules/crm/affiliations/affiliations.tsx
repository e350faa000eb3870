import type { Schemas } from '@/api/generated/schema';
import { formatPhone, type Link, LinkedRecords, useText } from '@/kit';
import { companies } from '../companies/company.record';
import { contacts } from '../contacts/contact.record';
import { affiliations } from './affiliation.record';

type Affiliated = Schemas['AffiliatedContact'] | Schemas['AffiliatedCompany'];

const later = ['role', 'title', 'startedOn', 'endedOn'];
const base = { record: affiliations, idOf: (item: Affiliated) => item.affiliationId };
const toPeople: Link<Affiliated> = {
  ...base,
  there: contacts,
  path: 'contacts',
  own: 'companyId',
  fields: { create: ['contactId', ...later], update: later },
};
const toCompanies: Link<Affiliated> = {
  ...base,
  there: companies,
  path: 'companies',
  own: 'contactId',
  fields: { create: ['companyId', ...later], update: later },
};

function useDescribed() {
  const text = useText();
  return (affiliated: Affiliated) => [
    affiliated.title || text(`crm.affiliation.role.${affiliated.role}`),
    'phone' in affiliated ? formatPhone(affiliated.phone ?? '') || affiliated.email : affiliated.city,
    affiliated.endedOn && text('crm.affiliation.ended'),
  ];
}

/** The people of a company: who does what there, and since when. */
export function PeopleOfCompany() {
  return (
    <LinkedRecords here={companies} link={toPeople} title="crm.company.people" describe={useDescribed()} />
  );
}

/** The companies of a person. */
export function CompaniesOfContact() {
  return (
    <LinkedRecords
      here={contacts}
      link={toCompanies}
      title="crm.contact.companies"
      describe={useDescribed()}
    />
  );
}
