import { isDeepStrictEqual } from 'node:util';

/** The fields of a patch that differ from the stored record. */
export function changedFields(patch: object, stored: object): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const before = (stored as Record<string, unknown>)[name];
    if (name === 'custom') {
      // Values by key: those that are absent stay.
      const own = changedFields(value as object, (before ?? {}) as object);
      if (Object.keys(own).length > 0) changed[name] = own;
    } else if (!isSame(value, before)) changed[name] = value;
  }
  return changed;
}

const isSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(bare(one), bare(other));

/** Values as JSON keeps them; a member that is null and one that is absent are the same. */
function bare(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null && each !== undefined)
      .map(([key, each]) => [key, bare(each)]),
  );
}
