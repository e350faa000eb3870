import { CommonProblems, type Language, Problem, text } from '#kernel';
import type { TableColumn } from '../tabular/index.js';
import { flatCustom } from './custom/custom-records.js';
import type { FieldInfo } from './field.js';

/** Kept out of a file unless they are asked for: they tell people nothing. */
const bookkeeping = new Set(['version', 'createdBy', 'updatedBy']);

/**
 * The fields of an export, in the order asked for.
 * @throws Problem INVALID_INPUT for a name that the record does not have, or one given twice.
 */
export function chooseFields(
  fields: readonly FieldInfo[],
  names: readonly string[] | undefined,
): readonly FieldInfo[] {
  if (!names || names.length === 0) return fields.filter(({ name }) => !bookkeeping.has(name));
  const refused = names.flatMap((name, index) => {
    const field = `fields.${index}`;
    const shown = name.slice(0, 100);
    if (!fields.some((each) => each.name === name)) {
      const message = text(`« ${shown} » n’existe pas.`, `"${shown}" does not exist.`);
      return [{ field, code: 'unknown', message }];
    }
    if (names.indexOf(name) < index) {
      const message = text(`« ${shown} » est donné deux fois.`, `"${shown}" is given twice.`);
      return [{ field, code: 'once', message }];
    }
    return [];
  });
  if (refused.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors: refused });
  return names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
}

const columnKinds: Partial<Record<FieldInfo['kind'], TableColumn['kind']>> = {
  integer: 'number',
  decimal: 'number',
  date: 'date',
  instant: 'datetime',
};

export const columnOf = (field: FieldInfo, language: Language): TableColumn => ({
  key: field.name,
  label: field.label[language],
  kind: columnKinds[field.kind] ?? 'text',
});

const yesNo = { true: text('oui', 'yes'), false: text('non', 'no') };

/** The values of one record as people read them; parts, and names of tags, become one text: `a@x.fr ; b@y.fr`. */
export function cellsOf(
  record: Record<string, unknown>,
  fields: readonly FieldInfo[],
  language: Language,
  tagNames: ReadonlyMap<string, string> = new Map(),
): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  const values = flatCustom(record);
  for (const { name, kind, custom } of fields) {
    const value = values[name];
    const word = (each: unknown): unknown => custom?.words.get(String(each))?.[language] ?? each;
    if (kind === 'tags' && Array.isArray(value))
      cells[name] = value.flatMap((id: string) => tagNames.get(id) ?? []).join(' ; ');
    else if (kind === 'list' && Array.isArray(value))
      cells[name] = value.map((each) => partText(word(each) as string)).join(' ; ');
    else if (typeof value === 'boolean') cells[name] = yesNo[`${value}`][language];
    else cells[name] = word(value ?? '');
  }
  return cells;
}

const partText = (part: Record<string, unknown> | string): string =>
  typeof part === 'string'
    ? part
    : Object.entries(part)
        .filter(([key, value]) => key !== 'label' && value !== null && value !== '')
        .map(([, value]) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
        .join(' ');
