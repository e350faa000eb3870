import type { FieldMeta } from '@/api/record-meta';

export type PartFields = Readonly<Record<string, FieldMeta>>;
type Part = Record<string, unknown>;

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A new row: every member is there, so that no box ever takes the value of another row. */
export const emptyPart = (part: PartFields): Part =>
  Object.fromEntries(Object.entries(part).map(([name, meta]) => [name, meta.default ?? null]));

/** A stored part with every member of its kind. */
export const wholePart = (part: PartFields, value: object): Part => ({
  ...Object.fromEntries(Object.keys(part).map((name) => [name, null])),
  ...value,
});

/** Whether somebody has written something in a row: what it began with is not, nor a choice that may be left open. */
const isWritten = (part: PartFields, value: Part): boolean =>
  Object.entries(value).some(([name, each]) => {
    const meta = part[name];
    return !isBlank(each) && each !== meta?.default && (meta?.kind !== 'choice' || meta.required);
  });

/** The rows that say something, each without its empty members. Rows of a kind without members stay as they are. */
export function cleanParts(part: PartFields, rows: readonly unknown[]): unknown[] {
  if (Object.keys(part).length === 0) return [...rows];
  return rows
    .filter((row): row is Part => typeof row === 'object' && row !== null && isWritten(part, row as Part))
    .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => !isBlank(value))));
}
