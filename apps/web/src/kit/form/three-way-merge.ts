import { mergeLists } from './list-merge';
import { sameValue, type Values } from './values';

/** A field that two people gave different values. */
export interface Conflict {
  field: string;
  before: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface Merge {
  /** What the form holds then: theirs, with what I changed; where both did, mine. */
  values: Values;
  /** Fields in which nothing can be decided for people. */
  conflicts: Conflict[];
  /** Fields that somebody else changed and that are taken over. */
  taken: string[];
}

/**
 * Puts together what I typed and what somebody else has stored meanwhile, field by field.
 * @param before the record on which I began.
 * @param mine what my form holds: only the fields in it are merged.
 */
export function mergeValues(
  before: Readonly<Values>,
  mine: Readonly<Values>,
  theirs: Readonly<Values>,
): Merge {
  const merge: Merge = { values: {}, conflicts: [], taken: [] };
  for (const [field, value] of Object.entries(mine)) {
    const was = before[field];
    const stored = theirs[field];
    const mineChanged = !sameValue(value, was);
    const theirsChanged = !sameValue(stored, was);
    if (!mineChanged) {
      merge.values[field] = theirsChanged ? (stored ?? null) : value;
      if (theirsChanged) merge.taken.push(field);
    } else {
      merge.values[field] = value;
      if (!theirsChanged || sameValue(value, stored)) continue;
      const rows =
        Array.isArray(value) && Array.isArray(stored)
          ? mergeLists(Array.isArray(was) ? was : [], value, stored)
          : undefined;
      if (rows) {
        merge.values[field] = rows;
        merge.taken.push(field);
      } else merge.conflicts.push({ field, before: was ?? null, mine: value, theirs: stored ?? null });
    }
  }
  return merge;
}

/** The merged values with what people chose for each field in conflict; mine where they did not. */
export function settle(
  { values, conflicts }: Merge,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): Values {
  const chosen = conflicts.map(({ field, mine, theirs }) => [
    field,
    choices[field] === 'theirs' ? theirs : mine,
  ]);
  return { ...values, ...Object.fromEntries(chosen) };
}
