import { type FieldInfo, flatCustom, nestCustom, type RecordEntity } from '#runtime';

/** A field that the copy and the live record do not agree on. */
export interface FieldDifference {
  readonly field: string;
  readonly copy: unknown;
  readonly live: unknown;
  /** What the product computes, and states that change by commands only, are shown and not brought back. */
  readonly restorable: boolean;
}

const bookkeeping = new Set(['version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'origin']);

/**
 * What differs between a record in a copy and the same record now, in the order of the fields.
 * @param fields of the kind of record, the company's own included.
 */
export function differencesOf(
  fields: readonly FieldInfo[],
  copy: RecordEntity,
  live: RecordEntity,
): FieldDifference[] {
  const [then, now] = [flatCustom(copy), flatCustom(live)];
  return fields.flatMap((field) => {
    const { name, readOnly, byCommand, kind } = field;
    // Instants that nobody writes follow from other records.
    if (bookkeeping.has(name) || (readOnly && kind === 'instant')) return [];
    const [was, is] = [then[name] ?? null, now[name] ?? null];
    if (same(was, is)) return [];
    return [{ field: name, copy: was, live: is, restorable: !readOnly && !byCommand }];
  });
}

/**
 * The input that gives a record the values of its copy.
 * @param chosen names of fields; all that can be brought back when absent.
 */
export function patchOf(
  differences: readonly FieldDifference[],
  chosen?: readonly string[],
): Record<string, unknown> {
  const wanted = differences.filter(
    ({ field, restorable }) => restorable && (chosen === undefined || chosen.includes(field)),
  );
  return nestCustom(Object.fromEntries(wanted.map(({ field, copy }) => [field, copy])));
}

/** Equal as people see it: members in any order, and nothing is nothing. */
function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
