import { ValidateIf } from 'class-validator';
import { folded } from '#kernel';
import { type FieldInfo, message, rule } from '../field.js';
import { type CustomField, customPrefix } from './custom-field.js';

/** What imports may say of a kind of record. */
interface Importable {
  readonly importInput: new () => object;
  readonly importFields: readonly FieldInfo[];
}

const made = new WeakMap<readonly CustomField[], Importable>();

/**
 * A kind of record as imports of this instance see it: the company's own fields are among those that a file may fill
 * in, under their names (`custom.surface`). What a cell says is made a value by `RecordsService.imported`.
 * @param fields of the instance, as `customFieldsOf` gives them.
 */
export function withCustomImports<Kind extends Importable>(
  record: Kind,
  fields: readonly CustomField[],
): Kind {
  if (fields.length === 0) return record;
  const known = made.get(fields);
  if (known) return { ...record, ...known };
  class Imported extends record.importInput {}
  for (const { name } of fields) {
    ValidateIf((_, value) => value !== undefined && value !== null)(Imported.prototype, name);
    rule(
      'plain',
      isPlain,
      message('Une valeur simple est attendue.', 'A plain value is expected.'),
    )(Imported.prototype, name);
  }
  const importFields = [...record.importFields, ...fields.map(importField)];
  const extended = { importInput: Imported, importFields };
  made.set(fields, extended);
  return { ...record, ...extended };
}

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** In a cell, several choices and a person are texts. */
function importField(field: CustomField): FieldInfo {
  const { kind } = field.custom;
  if (kind !== 'choices' && kind !== 'user') return field;
  const { choices: _, to: __, max: ___, ...plain } = field;
  return { ...plain, kind: 'text' };
}

/**
 * The values of the company's own fields in an input of an import, taken out of it and put where records have them:
 * choices by what they are called or by their values, several of them apart by `;`, `|` or `,`.
 */
export function readCustomCells(
  input: Readonly<Record<string, unknown>>,
  fields: readonly CustomField[],
): Record<string, unknown> {
  const names = Object.keys(input).filter((name) => name.startsWith(customPrefix));
  if (names.length === 0) return { ...input };
  const others = Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));
  const custom: Record<string, unknown> = {};
  for (const name of names) {
    const field = fields.find((each) => each.name === name);
    custom[name.slice(customPrefix.length)] = field ? readCell(field, input[name] ?? null) : input[name];
  }
  return { ...others, custom };
}

function readCell(field: CustomField, value: unknown): unknown {
  if (typeof value !== 'string' || value.trim() === '') return value;
  const { kind } = field.custom;
  if (kind === 'choice') return choiceOf(field, value);
  if (kind !== 'choices') return value;
  const named = choiceOf(field, value);
  if (field.choices?.includes(named)) return [named];
  const parts = value.split(/[;|]/).length > 1 ? value.split(/[;|]/) : value.split(',');
  return [...new Set(parts.map((part) => choiceOf(field, part.trim())).filter(Boolean))];
}

/** The value that is called so; the word itself where none is. */
function choiceOf({ choices = [], custom }: CustomField, word: string): string {
  if (choices.includes(word)) return word;
  const searched = folded(word);
  const found = [...custom.words].find(
    ([value, { fr, en }]) => !custom.retired.has(value) && [fr, en].some((each) => folded(each) === searched),
  );
  return found?.[0] ?? word;
}
