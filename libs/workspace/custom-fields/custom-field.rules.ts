import { type FieldError, type Text, text } from '#kernel';
import type { CustomChoice, CustomKind } from '#runtime';
import type { CustomChoiceInput } from './custom-field-input.js';

const longest = 40;

/** A name as machines write it: `Surface habitable (m²)` → `surface-habitable-m2`. */
export function slugOf(label: string, fallback: string): string {
  const slug = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const named = /^[a-z]/.test(slug) ? slug : slug ? `${fallback}-${slug}` : fallback;
  return named.slice(0, longest).replace(/-+$/, '');
}

/** The first of `name`, `name-2`, `name-3` … that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const end = `-${number}`;
    const next = `${name.slice(0, longest - end.length).replace(/-+$/, '')}${end}`;
    if (!taken.has(next)) return next;
  }
}

/** The choices of a field: each with a value, made from its label where it has none yet. */
export function completeChoices(given: readonly CustomChoiceInput[]): CustomChoice[] {
  const taken = new Set(given.flatMap(({ value }) => (value ? [value] : [])));
  return given.map(({ value, label, labelEn, retired }) => {
    const own = value || freeName(slugOf(label, 'choix'), taken);
    taken.add(own);
    return { value: own, label, labelEn: labelEn ?? null, retired: retired === true };
  });
}

interface Described {
  readonly kind: CustomKind;
  readonly unit: string | null;
  readonly choices: readonly CustomChoice[];
}

/**
 * What is contradictory in a field.
 * @param before the choices that it had: a value of theirs is kept as it was, a new one has the form of a name.
 */
export function checkField(
  { kind, unit, choices }: Described,
  before: readonly CustomChoice[],
): FieldError[] {
  const errors: FieldError[] = [];
  const refuse = (field: string, code: string, message: Text) => errors.push({ field, code, message });
  const isNumber = kind === 'integer' || kind === 'decimal';
  if (unit && !isNumber)
    refuse('unit', 'number', text('Seuls les nombres ont une unité.', 'Only numbers have a unit.'));
  const isChoice = kind === 'choice' || kind === 'choices';
  if (!isChoice && choices.length > 0)
    refuse('choices', 'kind', text('Ce champ n’est pas un choix.', 'This field is no choice.'));
  if (isChoice && choices.every(({ retired }) => retired))
    refuse('choices', 'empty', text('Un choix au moins est attendu.', 'At least one choice is expected.'));
  const values = new Set<string>();
  const labels = new Set<string>();
  choices.forEach(({ value, label }, at) => {
    const known = before.some((each) => each.value === value);
    if (!known && !/^[a-z0-9][a-z0-9-]*$/.test(value))
      refuse(
        `choices.${at}.value`,
        'form',
        text('Lettres sans accent, chiffres et tirets.', 'Plain letters, digits and hyphens.'),
      );
    if (values.has(value))
      refuse(`choices.${at}.value`, 'once', text('Cette valeur y est déjà.', 'This value is there already.'));
    const word = label.toLowerCase();
    if (labels.has(word))
      refuse(`choices.${at}.label`, 'once', text('Ce choix y est déjà.', 'This choice is there already.'));
    values.add(value);
    labels.add(word);
  });
  return errors;
}
