import type { RecordMeta } from '@/api/record-meta';
import { type Filters, readFilters, writeFilters } from '@/kit/list/filters/filter-codec';

export const facts = ['contact', 'company', 'opportunity', 'won', 'activity', 'consent'] as const;
export type Fact = (typeof facts)[number];

/** A condition as the server keeps it. */
export interface Condition {
  readonly fact: Fact;
  readonly not?: boolean;
  readonly where: Readonly<Record<string, string>>;
}

/** A condition while it is written: the filters of the list, and what is said beside them. */
export interface Draft {
  readonly key: string;
  readonly fact: Fact;
  readonly not: boolean;
  readonly filters: Filters;
  /** Words to find (`q`), bounds of the sum that was won, channel and state of a consent. */
  readonly beside: Readonly<Record<string, string>>;
}

const besides: Readonly<Record<Fact, readonly string[]>> = {
  contact: ['q'],
  company: ['q'],
  opportunity: ['q'],
  won: ['total.from', 'total.to'],
  activity: ['q'],
  consent: ['channel', 'state'],
};

/** The kind of record whose filters a condition speaks; a consent has none. */
export const recordOf: Readonly<Record<Fact, string | undefined>> = {
  contact: 'crm.contact',
  company: 'crm.company',
  opportunity: 'crm.opportunity',
  won: 'crm.opportunity',
  activity: 'crm.activity',
  consent: undefined,
};

/** Nothing is asked yet. */
export const emptyDraft = (fact: Fact, key: string): Draft => ({
  key,
  fact,
  not: false,
  filters: {},
  beside: fact === 'consent' ? { channel: 'email', state: 'given' } : {},
});

/** A stored condition as it is written. What the record no longer has is left out. */
export function draftOf(
  { fact, not = false, where }: Condition,
  key: string,
  meta: RecordMeta | undefined,
): Draft {
  const beside = Object.fromEntries(
    besides[fact].flatMap((name) => (where[name] === undefined ? [] : [[name, where[name]]])),
  );
  const filters = meta ? readFilters({ get: (name) => where[name] ?? null }, meta) : {};
  return { key, fact, not, filters, beside };
}

/** What is stored of a draft; « me » becomes the one who writes: a segment is the same for everybody. */
export function conditionOf({ fact, not, filters, beside }: Draft, userId: string): Condition {
  const said = Object.entries(beside).filter(([, value]) => value !== '');
  const where = { ...writeFilters(withoutMe(filters, userId)), ...Object.fromEntries(said) };
  return { fact, not, where };
}

const withoutMe = (filters: Filters, userId: string): Filters =>
  Object.fromEntries(
    Object.entries(filters).map(([name, filter]) => [
      name,
      filter.kind === 'any'
        ? { ...filter, values: filter.values.map((value) => (value === 'me' ? userId : value)) }
        : filter,
    ]),
  );

/** Whether two lists of conditions say the same. */
export const sameConditions = (one: readonly Condition[], other: readonly Condition[]): boolean =>
  textOf(one) === textOf(other);

const textOf = (conditions: readonly Condition[]): string =>
  JSON.stringify(
    conditions.map(({ fact, not = false, where }) => [
      fact,
      not,
      Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  );
