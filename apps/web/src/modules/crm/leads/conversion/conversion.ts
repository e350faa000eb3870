import { fold } from '@/kit/inputs/fold';
import type { AnyRecord } from '@/kit/records/define-record';
import { type Duplicate, isLikely } from '../../duplicates/duplicates';

/** Made anew, left out, or the id of a record that exists already. */
export type Choice = 'new' | 'none' | (string & {});

export interface ConversionValues extends Record<string, unknown> {
  companyChoice?: Choice;
  contactChoice?: Choice;
  /** What the lead does not say and its contact needs. */
  contact?: { firstName?: string | null; lastName?: string | null };
  withOpportunity?: boolean;
  opportunity?: { name?: string | null; amount?: string | null };
  stageId?: string | null;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const personOf = ({ firstName, lastName }: AnyRecord): string =>
  [firstName, lastName].filter(Boolean).join(' ');

/** A person who asks for themselves becomes a company of the kind `household`. */
export const companyOf = (lead: AnyRecord): { name: string; kind: 'household' | 'prospect' } => ({
  name: textOf(lead['companyName']) || personOf(lead),
  kind: lead['companyName'] ? 'prospect' : 'household',
});

/** Whether a last name must be asked for: the lead knows nobody, or somebody by their first name only. */
export const lacksName = (lead: AnyRecord): boolean =>
  !lead['lastName'] && (Boolean(lead['firstName']) || !lead['companyName']);

/** Whether there is a person at all to make a contact of. */
export const hasPerson = (lead: AnyRecord): boolean => Boolean(personOf(lead)) || lacksName(lead);

/** The record that is proposed first: a likely one, or one of the same name; a new one where there is none. */
export const proposed = (found: readonly Duplicate[], name: string): Choice =>
  found.find((each) => isLikely(each) || (name !== '' && fold(each.title) === fold(name)))?.id ?? 'new';

/** At most so many characters of the need name an opportunity. */
const longest = 80;

/** What an opportunity may be called: the first sentence of the need, else the lead's own title. */
export function opportunityName(lead: AnyRecord): string {
  const sentence =
    textOf(lead['need'])
      .trim()
      .split(/\n|(?<=[.!?])\s/)[0] ?? '';
  const need = sentence.replace(/[.\s]+$/, '');
  if (!need) return textOf(lead['title']);
  if (need.length <= longest) return need;
  const cut = need.slice(0, longest);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 40 ? cut.lastIndexOf(' ') : longest)}…`;
}

interface Stage {
  id: string;
  pipelineId: string;
}

/** What the server is asked for. What the lead says itself is not repeated. */
export function conversionBody(
  lead: AnyRecord,
  values: ConversionValues,
  stages: readonly Stage[],
): Record<string, unknown> {
  const { companyChoice = 'new', contactChoice = 'new', contact = {}, opportunity = {} } = values;
  const typed = { firstName: contact.firstName || null, lastName: contact.lastName || null };
  const named = lacksName(lead) && Boolean(typed.lastName);
  const name = [typed.firstName ?? lead['firstName'], typed.lastName].filter(Boolean).join(' ');
  const stage = stages.find(({ id }) => id === values.stageId);
  return {
    ...(companyChoice === 'none' && { withCompany: false }),
    ...(isId(companyChoice) && { companyId: companyChoice }),
    ...(companyChoice === 'new' && named && !lead['companyName'] && { company: { name } }),
    ...(isId(contactChoice) && { contactId: contactChoice }),
    ...(contactChoice === 'new' &&
      named && {
        contact: { lastName: typed.lastName, ...(typed.firstName && { firstName: typed.firstName }) },
      }),
    ...(values.withOpportunity && {
      opportunity: {
        name: opportunity.name ?? '',
        ...(opportunity.amount && { amount: opportunity.amount }),
        ...(stage && { pipelineId: stage.pipelineId, stageId: stage.id }),
      },
    }),
  };
}

const isId = (choice: Choice): boolean => choice !== 'new' && choice !== 'none';

/** Where one goes on: the opportunity, else the person, else the company. */
export function pageAfter(lead: AnyRecord): string {
  if (lead['convertedOpportunityId']) return `/crm/opportunities/${lead['convertedOpportunityId']}`;
  if (lead['convertedContactId']) return `/crm/contacts/${lead['convertedContactId']}`;
  return `/crm/companies/${lead['convertedCompanyId']}`;
}
