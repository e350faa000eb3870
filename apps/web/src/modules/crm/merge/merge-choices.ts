import type { RecordMeta } from '@/api/record-meta';
import { sameValue, writableFields } from '@/kit/form/values';

export type Side = 'this' | 'other';

/** A field in which two records differ, so that somebody says which value stays. */
export interface MergeChoice {
  name: string;
  /** Both lists are put together: the choice is which one comes first. */
  isList: boolean;
  /** What stays when nobody says otherwise: as on the server. */
  initial: Side;
}

/** Refusals of a person: noted in either record, they stay. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  'crm.contact': ['doNotCall', 'emailOptOut'],
};

type Meta = Pick<RecordMeta, 'name' | 'fields'>;
type Values = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean => sameValue(value, null);

/** What is to be chosen when two records become one. */
export function mergeChoices(meta: Meta, kept: Values, other: Values): MergeChoice[] {
  const settled = refusals[meta.name] ?? [];
  // What says two things is read first.
  const isOneSided = (name: string) => isEmpty(kept[name]) || isEmpty(other[name]);
  return writableFields(meta)
    .filter(([name]) => !settled.includes(name) && !sameValue(kept[name], other[name]))
    .map(([name, { kind }]) => ({
      name,
      isList: kind === 'list' || kind === 'tags',
      initial: isEmpty(kept[name]) ? ('other' as const) : ('this' as const),
    }))
    .filter(({ name, isList }) => !isList || !(isEmpty(kept[name]) || isEmpty(other[name])))
    .sort((one, two) => Number(isOneSided(one.name)) - Number(isOneSided(two.name)));
}

/** The refusals that either record holds. */
export const refusalsOf = (meta: Meta, kept: Values, other: Values): string[] =>
  (refusals[meta.name] ?? []).filter((name) => kept[name] === true || other[name] === true);
