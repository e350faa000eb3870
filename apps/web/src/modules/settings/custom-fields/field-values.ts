import type { CustomField, CustomKind } from '@/api/custom-fields';
import type { FieldChange } from './use-field-commands';

export const kinds: readonly CustomKind[] = [
  'text',
  'long-text',
  'decimal',
  'integer',
  'date',
  'boolean',
  'choice',
  'choices',
  'url',
  'user',
];

export type TypedChoice = {
  /** What records hold; a new choice has none yet. */
  value: string | null;
  label: string | null;
  labelEn: string | null;
  retired: boolean;
};

/** A field as the dialog holds it. */
export type Typed = {
  kind: CustomKind;
  label: string | null;
  labelEn: string | null;
  help: string | null;
  unit: string | null;
  decimals: number | null;
  required: boolean;
  choices: TypedChoice[];
};

export const emptyChoice: TypedChoice = { value: null, label: null, labelEn: null, retired: false };

/** What the dialog begins with. */
export function fieldValues(field: CustomField | undefined): Typed {
  return {
    kind: field?.kind ?? 'text',
    label: field?.label ?? null,
    labelEn: field?.labelEn ?? null,
    help: field?.help ?? null,
    unit: field?.unit ?? null,
    decimals: field?.decimals ?? 2,
    required: field?.required ?? false,
    choices: field && field.choices.length > 0 ? [...field.choices] : [emptyChoice, emptyChoice],
  };
}

/** What is sent: nothing that the kind does not have, and no choice in which nobody wrote. */
export function fieldBody(typed: Typed): FieldChange {
  const { kind, label, labelEn, help, unit, decimals, required, choices } = typed;
  const isNumber = kind === 'integer' || kind === 'decimal';
  const isChoice = kind === 'choice' || kind === 'choices';
  const written = choices.filter((each) => each.value || (each.label ?? '').trim() !== '');
  return {
    label: label ?? '',
    labelEn: labelEn || null,
    help: help || null,
    unit: (isNumber && unit) || null,
    required,
    ...(kind === 'decimal' && decimals !== null && { decimals }),
    choices: isChoice
      ? written.map((each) => ({
          ...each,
          label: each.label ?? '',
          ...(each.value ? {} : { value: undefined }),
        }))
      : [],
  } as FieldChange;
}
