import type { FieldMeta, RecordMeta } from '@/api/record-meta';
import { cleanParts, wholePart } from '../inputs/part-values';

export type Values = Record<string, unknown>;

/** The fields of a record that people write, with what the server says of them. */
export const writableFields = ({ fields }: Pick<RecordMeta, 'fields'>): [string, FieldMeta][] =>
  Object.entries(fields).filter(([, { readOnly }]) => !readOnly);

/** A value without what says nothing: blanks, empty members; members in one order. */
function essence(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .map(([name, each]) => [name, essence(each)] as const)
      .filter(([, each]) => each !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(members);
  }
  return value;
}

/** A text that is equal for values that mean the same. */
export const keyOf = (value: unknown): string => {
  const reduced = essence(value);
  return Array.isArray(reduced) && reduced.length === 0 ? 'null' : JSON.stringify(reduced);
};

/** Whether two values mean the same: nothing, an empty text and an empty list do. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || keyOf(a) === keyOf(b);

/** A record as a form holds it: every field that people write is there, and every member of its parts. */
export function formValues(meta: Pick<RecordMeta, 'fields'>, record: Readonly<Values>): Values {
  return Object.fromEntries(
    writableFields(meta).map(([name, { kind, part }]) => {
      const value = record[name];
      if (kind === 'tags') return [name, value ?? []];
      if (kind !== 'list') return [name, value ?? null];
      const rows = Array.isArray(value) ? value : [];
      return [name, part ? rows.map((row) => wholePart(part, row as object)) : rows];
    }),
  );
}

/** What a new record begins with: what the server would store, then what the screen says. */
export function newValues(meta: Pick<RecordMeta, 'fields'>, given: Readonly<Values> = {}): Values {
  const defaults = writableFields(meta).map(([name, field]) => [name, field.default ?? null]);
  return {
    ...formValues(meta, { ...Object.fromEntries(defaults), ...given }),
    ...membersBeside(meta, given),
  };
}

/** What a screen gives besides the declared fields, such as a parent's id. */
const membersBeside = (meta: Pick<RecordMeta, 'fields'>, given: Readonly<Values>): Values =>
  Object.fromEntries(Object.entries(given).filter(([name]) => meta.fields[name] === undefined));

/** What is sent of a form: texts without blanks around them, rows that say something. */
export function cleanValues(meta: Pick<RecordMeta, 'fields'>, values: Readonly<Values>): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = meta.fields[name];
      if (field?.kind === 'list' && Array.isArray(value)) return [name, cleanParts(field.part ?? {}, value)];
      if (typeof value === 'string') return [name, value.trim() || null];
      return [name, value];
    }),
  );
}

/** A new record without its empty fields, so that the server fills in what it knows. */
export const filledValues = (values: Readonly<Values>): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => keyOf(value) !== 'null'));

/** The fields that mean something else than before. */
export const changesOf = (before: Readonly<Values>, after: Readonly<Values>): Values =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => !sameValue(value, before[name])));
