import type { AnyRecord } from '@/kit/records/define-record';

/** The kinds of record that an activity may concern. */
export type Concerned = 'company' | 'contact' | 'opportunity' | 'lead';

const fields = {
  company: 'companyId',
  contact: 'contactId',
  opportunity: 'opportunityId',
  lead: 'leadId',
} as const satisfies Record<Concerned, string>;

export const linkOf = (kind: Concerned): (typeof fields)[Concerned] => fields[kind];

/** What a new activity for a record is linked to: the record, and of an opportunity its people. */
export function linksFor(kind: Concerned, id: string, record?: AnyRecord): Record<string, unknown> {
  const links: Record<string, unknown> = { [fields[kind]]: id };
  if (kind !== 'opportunity') return links;
  for (const name of ['companyId', 'contactId']) if (record?.[name]) links[name] = record[name];
  return links;
}
