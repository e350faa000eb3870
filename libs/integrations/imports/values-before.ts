import { type CustomField, customBackTo, type RecordEntity, type RecordType } from '#runtime';

/** The input that makes a record what it was before an import changed it, as far as the import changed it. */
export function valuesBefore(
  type: RecordType,
  before: Readonly<Record<string, unknown>> | null | undefined,
  stored: RecordEntity,
  fields: readonly CustomField[],
): Record<string, unknown> {
  const old: Record<string, unknown> = {};
  for (const { name, column, readOnly } of type.fields)
    if (!readOnly && before && column in before) old[name] = before[column];
  const { custom: was } = (before ?? {}) as { custom?: object };
  const { custom: is } = stored as { custom?: object };
  if (was) old['custom'] = customBackTo({ ...was }, { ...is }, fields);
  return old;
}
