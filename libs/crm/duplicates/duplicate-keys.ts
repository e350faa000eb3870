import type { InputOf } from '#runtime';
import type { Company } from '../companies/company.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { Lead } from '../leads/lead.entity.js';

/** Why two records may be one, the strongest reason first (CRM-1). */
export const duplicateReasons = ['siret', 'siren', 'email', 'phone', 'name'] as const;
export type DuplicateReasonCode = (typeof duplicateReasons)[number];

const weights: Readonly<Record<DuplicateReasonCode, number>> = {
  siret: 5,
  siren: 4,
  email: 4,
  phone: 3,
  name: 3,
};

/** How likely the same record is, for sorting. */
export const weightOf = (reasons: Iterable<DuplicateReasonCode>): number =>
  [...reasons].reduce((sum, reason) => sum + weights[reason], 0);

/** What a record is compared by. Names stand beside postal codes: alone they say too little. */
export interface DuplicateKeys {
  readonly siret?: string | undefined;
  readonly siren?: string | undefined;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly names: readonly string[];
  readonly postalCodes: readonly string[];
}

const known = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => !!value)),
];

const postalCodesOf = (addresses: readonly { postalCode?: string | null }[] | undefined): string[] =>
  known((addresses ?? []).map(({ postalCode }) => postalCode));

/** Both orders: forms and files mix up first and last names. */
const namesOf = (first: string | null | undefined, last: string | null | undefined): string[] =>
  last ? known([`${first ?? ''} ${last}`, `${last} ${first ?? ''}`]) : [];

export const keysOfCompany = ({
  siret,
  siren,
  email,
  phone,
  name,
  addresses,
}: InputOf<Company>): DuplicateKeys => ({
  siret: siret ?? undefined,
  siren: siren ?? siret?.slice(0, 9),
  emails: known([email?.toLowerCase()]),
  phones: known([phone]),
  names: known([name]),
  postalCodes: postalCodesOf(addresses),
});

export const keysOfContact = ({
  emails,
  phones,
  firstName,
  lastName,
  addresses,
}: InputOf<Contact>): DuplicateKeys => ({
  emails: known((emails ?? []).map(({ address }) => address?.toLowerCase())),
  phones: known((phones ?? []).map(({ number }) => number)),
  names: namesOf(firstName, lastName),
  postalCodes: postalCodesOf(addresses),
});

/** A lead may be known as a lead, a company or a contact. */
export function keysOfLead(lead: InputOf<Lead>): DuplicateKeys & { readonly personNames: readonly string[] } {
  const personNames = namesOf(lead.firstName, lead.lastName);
  return {
    emails: known([lead.email?.toLowerCase()]),
    phones: known([lead.phone]),
    names: lead.companyName ? [lead.companyName] : personNames,
    personNames,
    postalCodes: postalCodesOf(lead.addresses),
  };
}
