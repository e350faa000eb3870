import { type FieldError, text } from '#kernel';
import type { ImportedInput, ImportedRecord } from './import-input.js';
import { tagNames } from './import-input.js';
import type { RecordType } from './record-type.js';
import { tagNamesIn } from './tag-names.rules.js';

/** What a record's repository knows of tags. */
export interface TagSource {
  readonly type: Pick<RecordType, 'fields'>;
  existingTags(ids: readonly string[]): Promise<string[]>;
  tagsNamed(names: readonly string[]): Promise<{ ids: string[]; unknown: string[] }>;
}

const tagsField = ({ type }: TagSource): string | undefined =>
  type.fields.find(({ kind }) => kind === 'tags')?.name;

const idsIn = (record: object | undefined, field: string): readonly string[] => {
  const ids = (record as Readonly<Record<string, unknown>> | undefined)?.[field];
  return Array.isArray(ids) ? ids : [];
};

/** A new tag of a record must be there; one that it has already is none of whoever changes another field. */
export async function checkTags(
  source: TagSource,
  input: object,
  before: object | undefined,
): Promise<FieldError[]> {
  const field = tagsField(source);
  if (!field) return [];
  const known = idsIn(before, field);
  const added = idsIn(input, field).filter((id) => !known.includes(id));
  if (added.length === 0) return [];
  const existing = await source.existingTags(added);
  if (added.every((id) => existing.includes(id))) return [];
  const message = text('Une de ces étiquettes n’existe plus.', 'One of these tags does not exist any more.');
  return [{ field, code: 'unknown-tag', message }];
}

/**
 * Puts the tags that an import names on its record, beside those that it has: what people put there stays. Names that are
 * no tags become some, where the actor may make tags.
 */
export async function importedTags(
  source: TagSource,
  given: ImportedInput,
  before: object | undefined,
): Promise<ImportedRecord> {
  const { [tagNames]: cell, ...input } = given;
  const field = tagsField(source);
  if (!field || typeof cell !== 'string' || cell === '') return { input, remarks: [] };
  const { ids, unknown } = await source.tagsNamed(tagNamesIn(cell));
  const remarks = unknown.map((name) => ({
    field: tagNames,
    once: true,
    reason: text(
      `« ${name} » n’est pas une étiquette et ne peut pas en devenir une : elle est laissée`,
      `"${name}" is no tag and cannot become one: it is left out`,
    ),
  }));
  return { input: { ...input, [field]: [...new Set([...idsIn(before, field), ...ids])] }, remarks };
}
