import { type FieldError, isId, type Text, text } from '#kernel';
import { isDay } from '../fields.js';
import { type CustomField, customPrefix, mostLongText, mostText, mostWholeDigits } from './custom-field.js';

/** A value of a company's own field. Decimals are exact texts, days `YYYY-MM-DD`, choices their values. */
export type CustomValue = string | number | boolean | readonly string[];
/** The values of a record, by key: what is empty is not there. */
export type CustomValues = Readonly<Record<string, CustomValue>>;
/** Values to set, by key; null empties one. */
export type CustomPatch = Readonly<Record<string, unknown>>;

export interface CheckedCustom {
  readonly values: Record<string, CustomValue | null>;
  readonly errors: FieldError[];
}

class Refusal {
  constructor(
    readonly code: string,
    readonly message: Text,
  ) {}
}
const refuse = (code: string, fr: string, en: string): Refusal => new Refusal(code, text(fr, en));

const expected = refuse('isNotEmpty', 'Ce champ est obligatoire.', 'This field is required.');
const unknown = refuse('unknown', 'Ce champ n’existe pas.', 'This field does not exist.');

/** What values are held to beside their form. */
export interface CustomRules {
  /** The values of the record that is changed. */
  readonly before?: CustomValues | undefined;
  /** All that is required must be there: of a new record. */
  readonly asks?: boolean;
  /** They were checked before: any value that ever was one will do. */
  readonly storing?: boolean;
}

/**
 * Reads values that somebody gives to a record's own fields, in the one form that is stored.
 * @param fields those that are in use: what is archived is unknown.
 */
export function checkCustom(
  fields: readonly CustomField[],
  patch: CustomPatch,
  { before, asks = false, storing = false }: CustomRules = {},
): CheckedCustom {
  const values: Record<string, CustomValue | null> = {};
  const errors: FieldError[] = [];
  const say = (key: string, { code, message }: Refusal) =>
    errors.push({ field: `${customPrefix}${key}`.slice(0, 100), code, message });
  for (const [key, given] of Object.entries(patch)) {
    const field = fields.find(({ custom }) => custom.key === key);
    if (given === undefined) continue;
    const had = storing ? (given as CustomValue) : before?.[key];
    const value = field ? readCustom(field, given, had) : unknown;
    if (value instanceof Refusal) say(key, value);
    else if (value === null && field?.custom.required && before?.[key] !== undefined) say(key, expected);
    else values[key] = value;
  }
  for (const { custom } of asks ? fields : [])
    if (custom.required && (values[custom.key] ?? null) === null && !has(errors, custom.key))
      say(custom.key, expected);
  return { values, errors };
}

const has = (errors: readonly FieldError[], key: string): boolean =>
  errors.some(({ field }) => field === `${customPrefix}${key}`);

/** One value in the form that is stored; null when it is empty. */
function readCustom(
  { custom, choices = [] }: CustomField,
  given: unknown,
  before: CustomValue | undefined,
): CustomValue | null | Refusal {
  const value = typeof given === 'string' ? given.trim() : given;
  if (value === null || value === '') return null;
  switch (custom.kind) {
    case 'text':
      return readText(value, mostText);
    case 'long-text':
      return readText(value, mostLongText);
    case 'url':
      return readUrl(value);
    case 'integer':
      return readInteger(value);
    case 'decimal':
      return readDecimal(value, custom.decimals);
    case 'boolean':
      return typeof value === 'boolean'
        ? value
        : refuse('isBoolean', 'Oui ou non est attendu.', 'True or false is expected.');
    case 'date':
      return isDay(value)
        ? (value as string)
        : refuse('date', 'Une date AAAA-MM-JJ est attendue.', 'A date YYYY-MM-DD is expected.');
    case 'user':
      return isId(value)
        ? (value as string)
        : refuse('id', 'Un identifiant est attendu.', 'An id is expected.');
    case 'choice': {
      const isOpen =
        choices.includes(value as string) && (!custom.retired.has(value as string) || value === before);
      return isOpen ? (value as string) : notAChoice(custom);
    }
    case 'choices':
      return readChoices(custom, choices, value, before);
  }
}

function notAChoice({ words, retired }: CustomField['custom']): Refusal {
  const open = [...words].filter(([value]) => !retired.has(value));
  const list = (language: 'fr' | 'en') => open.map(([, word]) => word[language]).join(', ');
  return refuse('isIn', `Valeurs possibles : ${list('fr')}.`, `Possible values: ${list('en')}.`);
}

/** In the order in which they are declared, so that the same choice is always the same value. */
function readChoices(
  custom: CustomField['custom'],
  choices: readonly string[],
  value: unknown,
  before: CustomValue | undefined,
): CustomValue | null | Refusal {
  if (!Array.isArray(value)) return refuse('isArray', 'Une liste est attendue.', 'A list is expected.');
  const had: readonly unknown[] = Array.isArray(before) ? before : [];
  const isOpen = (each: unknown) =>
    choices.includes(each as string) && (!custom.retired.has(each as string) || had.includes(each));
  if (!value.every(isOpen)) return notAChoice(custom);
  if (new Set(value).size < value.length)
    return refuse('arrayUnique', 'Chaque valeur une fois au plus.', 'Each value once at most.');
  const chosen = choices.filter((each) => value.includes(each));
  return chosen.length > 0 ? chosen : null;
}

function readText(value: unknown, max: number): string | Refusal {
  if (typeof value !== 'string') return refuse('isString', 'Un texte est attendu.', 'A text is expected.');
  if (value.length > max)
    return refuse('maxLength', `${max} caractères au plus.`, `${max} characters at most.`);
  // PostgreSQL stores no NUL, and a lone surrogate is no character.
  if (value.includes('\0') || !value.isWellFormed())
    return refuse(
      'storable',
      'Ce texte contient un caractère interdit.',
      'This text contains a forbidden character.',
    );
  return value;
}

function readUrl(value: unknown): string | Refusal {
  const read = readText(value, mostText);
  if (read instanceof Refusal) return read;
  // People leave the beginning out.
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(read) ? read : `https://${read}`;
  const isWeb = URL.canParse(whole) && /^https?:$/.test(new URL(whole).protocol) && !/\s/.test(whole);
  return isWeb
    ? whole
    : refuse(
        'website',
        'Une adresse qui commence par https:// est attendue.',
        'An address that begins with https:// is expected.',
      );
}

function readInteger(value: unknown): number | Refusal {
  if (typeof value !== 'number' || !Number.isInteger(value))
    return refuse('isInt', 'Un nombre entier est attendu.', 'A whole number is expected.');
  if (value > 2_147_483_647) return refuse('max', '2147483647 au plus.', '2147483647 at most.');
  if (value < -2_147_483_648) return refuse('min', '-2147483648 au moins.', '-2147483648 at least.');
  return value === 0 ? 0 : value;
}

/** Without zeros that say nothing: the number of decimals may change, and equal numbers are equal texts. */
function readDecimal(value: unknown, decimals: number): string | Refusal {
  const form = new RegExp(`^(-?)0*(\\d{1,${mostWholeDigits}})(?:\\.(\\d{1,6}))?$`);
  const [, sign = '', whole = '', after = ''] = typeof value === 'string' ? (form.exec(value) ?? []) : [];
  const significant = after.replace(/0+$/, '');
  if (!whole || significant.length > decimals) {
    const example = (1250.5).toFixed(decimals);
    return refuse(
      'decimal',
      `Un nombre comme ${example} est attendu.`,
      `A number such as ${example} is expected.`,
    );
  }
  const number = significant ? `${whole}.${significant}` : whole;
  return /^[0.]+$/.test(number) ? '0' : `${sign}${number}`;
}
