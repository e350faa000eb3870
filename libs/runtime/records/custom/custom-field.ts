import { text } from '#kernel';
import type { FieldInfo } from '../field.js';
import type { CustomFacts, CustomKind } from './custom-facts.js';

export { type CustomFacts, type CustomKind, customKinds } from './custom-facts.js';

/** One value of a choice. A retired one stays where it is, and is not chosen any more. */
export interface CustomChoice {
  readonly value: string;
  readonly label: string;
  readonly labelEn?: string | null;
  readonly retired?: boolean;
}

/** A field that a company has added to a kind of record, as it is stored. */
export interface CustomDefinition {
  readonly id: string;
  /** The kind of record: `crm.opportunity`. */
  readonly record: string;
  /** Its name in the values of records: `surface`. Given once, never changed, never given again. */
  readonly key: string;
  readonly kind: CustomKind;
  readonly label: string;
  readonly labelEn: string | null;
  readonly help: string | null;
  readonly unit: string | null;
  /** Digits after the point, of decimals. */
  readonly decimals: number;
  readonly choices: readonly CustomChoice[];
  /** Asked of new records; older ones stay as they are. */
  readonly required: boolean;
  readonly archived: boolean;
}

/** A company's own field, wherever fields are asked for: `custom.surface`. */
export interface CustomField extends FieldInfo {
  readonly custom: CustomFacts;
}

export const customPrefix = 'custom.';
export const mostText = 500;
export const mostLongText = 10_000;
/** Digits of a decimal before the point: with six after it, more than any measure needs. */
export const mostWholeDigits = 12;

const facts: Record<CustomKind, Pick<FieldInfo, 'kind' | 'format' | 'max' | 'to'>> = {
  text: { kind: 'text', max: mostText },
  'long-text': { kind: 'text', max: mostLongText, format: 'multiline' },
  integer: { kind: 'integer', max: 2_147_483_647 },
  decimal: { kind: 'decimal' },
  date: { kind: 'date' },
  boolean: { kind: 'boolean' },
  choice: { kind: 'choice' },
  choices: { kind: 'list' },
  url: { kind: 'text', max: mostText, format: 'url' },
  user: { kind: 'id', to: 'identity.user' },
};

/** A definition as a field. `required` is left out: what holds for new input only is checked by `checkCustom`. */
export function customField(definition: CustomDefinition): CustomField {
  const { key, kind, label, labelEn, unit, choices, decimals, required } = definition;
  const measure = unit ? ` (${unit})` : '';
  const isLong = kind === 'long-text';
  const hasChoices = kind === 'choice' || kind === 'choices';
  return {
    ...facts[kind],
    name: `${customPrefix}${key}`,
    column: 'custom',
    label: text(`${label}${measure}`, `${labelEn || label}${measure}`),
    // What lies in the values of a record is found row by row: what reads like a page is no order of a list.
    sortable: !isLong && kind !== 'choices',
    filterable: !isLong,
    ...(hasChoices && { choices: choices.map(({ value }) => value), max: choices.length }),
    custom: {
      key,
      kind,
      required,
      decimals,
      words: new Map(choices.map((each) => [each.value, text(each.label, each.labelEn || each.label)])),
      retired: new Set(choices.filter(({ retired }) => retired).map(({ value }) => value)),
    },
  };
}

/** `createdAt.from` in its two steps; the name of a company's own field has a point in it: `custom.surface`. */
export function fieldSteps(path: string): string[] {
  const [first = '', second = '', ...rest] = path.split('.');
  return `${first}.` === customPrefix ? [`${first}.${second}`, ...rest] : path.split('.');
}

export const isCustom = (field: FieldInfo): field is CustomField => field.custom !== undefined;
