import { formatPhone } from '@/kit/fields/format-phone';
import { formatIdentifier } from '@/kit/fields/format-value';

/** Why two records may be one. */
export type DuplicateReason = 'siret' | 'siren' | 'email' | 'phone' | 'name';

/** A record that may be the same as the one in hand. */
export interface Duplicate {
  resource: string;
  id: string;
  title: string;
  subtitle: string;
  reasons: readonly { code: DuplicateReason }[];
}

/** What tells it from others of its name, with phones and numbers as people read them. */
export const subtitleOf = ({ subtitle }: Duplicate): string =>
  subtitle
    .split(' · ')
    .map((part) => formatIdentifier(formatPhone(part), 'siren'))
    .join(' · ');

/** The fields that records of a kind are compared by. */
export const comparedFields: Readonly<Record<string, readonly string[]>> = {
  'crm.company': ['siren', 'siret', 'email', 'phone', 'name', 'addresses'],
  'crm.contact': ['firstName', 'lastName', 'emails', 'phones', 'addresses'],
  'crm.lead': ['companyName', 'firstName', 'lastName', 'email', 'phone', 'addresses'],
};

const telling = ['siren', 'siret', 'email', 'phone', 'emails', 'phones'] as const;
const names = ['name', 'companyName', 'lastName'] as const;

/** Whether there is anything to compare: a name says too little without its postal code. */
export function saysEnough(record: Readonly<Record<string, unknown>>): boolean {
  if (telling.some((name) => hasContent(record[name]))) return true;
  const addresses = Array.isArray(record['addresses']) ? record['addresses'] : [];
  const hasPlace = addresses.some((address: { postalCode?: unknown }) => hasContent(address.postalCode));
  return hasPlace && names.some((name) => hasContent(record[name]));
}

const hasContent = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value.trim() !== '';

/** Whether a record is so likely the same that it is proposed first: by a number of its own, or for two reasons. */
export const isLikely = ({ reasons }: Duplicate): boolean =>
  reasons.length > 1 || reasons.some(({ code }) => code === 'siret' || code === 'siren');
