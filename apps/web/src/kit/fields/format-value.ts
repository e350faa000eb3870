import type { FieldMeta } from '../../api/record-meta';
import { formatPhone } from './format-phone';

/** What the words of a value depend on. */
export interface Wording {
  language: 'fr' | 'en';
  yes: string;
  no: string;
  choice: (value: string) => string;
}

const cached = <Format>(make: (language: string) => Format): ((language: string) => Format) => {
  const made = new Map<string, Format>();
  return (language) => {
    const format = made.get(language) ?? make(language);
    made.set(language, format);
    return format;
  };
};

const locale = (language: string): string => (language === 'en' ? 'en-GB' : 'fr-FR');
// A day has no time zone: it is read and written in the same one.
const days = cached((l) => new Intl.DateTimeFormat(locale(l), { dateStyle: 'medium', timeZone: 'UTC' }));
const instants = cached(
  (l) => new Intl.DateTimeFormat(locale(l), { dateStyle: 'medium', timeStyle: 'short' }),
);
const integers = cached((l) => new Intl.NumberFormat(locale(l), { maximumFractionDigits: 0 }));
const decimals = cached((l) => new Intl.NumberFormat(locale(l), { maximumFractionDigits: 6 }));
// Cents are written when there are some.
const amounts = cached(
  (l) =>
    new Intl.NumberFormat(locale(l), {
      style: 'currency',
      currency: 'EUR',
      trailingZeroDisplay: 'stripIfInteger',
    }),
);
const wholeAmounts = cached(
  (l) => new Intl.NumberFormat(locale(l), { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
);
const countries = cached((l) => new Intl.DisplayNames([locale(l)], { type: 'region', fallback: 'code' }));

/** `2026-08-31` in the user's language; what is no day stays as it is. */
export function formatDay(value: string, language: string): string {
  const time = Date.parse(`${value.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? value : days(language).format(time);
}

/** A moment in the user's language and time zone; what is none stays as it is. */
export function formatInstant(value: string, language: string): string {
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : instants(language).format(time);
}

/** A number in the user's language. Decimals come as text and keep all their digits. */
export function formatNumber(value: number | string, kind: 'integer' | 'decimal', language: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(String(value))) return String(value);
  return (kind === 'integer' ? integers : decimals)(language).format(value as Intl.StringNumericLiteral);
}

/** An amount in euros, with its cents when it has some; `whole`: rounded, where many amounts stand together. */
export function formatMoney(value: number | string, language: string, whole = false): string {
  if (!/^-?\d+(\.\d+)?$/.test(String(value))) return String(value);
  return (whole ? wholeAmounts : amounts)(language).format(value as Intl.StringNumericLiteral);
}

function formatCountry(code: string, language: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countries(language).of(code) ?? code) : code;
}

const groups: Readonly<Record<string, RegExp>> = {
  siren: /^(\d{3})(\d{3})(\d{3})$/,
  siret: /^(\d{3})(\d{3})(\d{3})(\d{5})$/,
  nir: /^(\d)(\d{2})(\d{2})(\w{2})(\d{3})(\d{3})(\d{2})$/,
};

/** An identifier in the groups that people read it by. */
export function formatIdentifier(value: string, format: string): string {
  if (format === 'iban') return value.replace(/(.{4})(?=.)/g, '$1\u00a0');
  const found = groups[format]?.exec(value);
  return found ? found.slice(1).join('\u00a0') : value;
}

function formatText(value: string, { format }: FieldMeta, language: string): string {
  if (format === 'phone') return formatPhone(value);
  if (format === 'country') return formatCountry(value, language);
  if (format === 'url') return value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return format ? formatIdentifier(value, format) : value;
}

/** Whether there is nothing to show. */
export const isEmptyValue = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A value in words: for texts, titles and what is copied. A reference is not put in words here: it is an id. */
export function formatValue(value: unknown, field: FieldMeta, wording: Wording): string {
  if (isEmptyValue(value)) return '';
  const { language } = wording;
  switch (field.kind) {
    case 'boolean':
      return value === true ? wording.yes : wording.no;
    case 'choice':
      return wording.choice(String(value));
    case 'date':
      return formatDay(String(value), language);
    case 'instant':
      return formatInstant(String(value), language);
    case 'integer':
    case 'decimal':
      if (field.format === 'money') return formatMoney(String(value), language);
      return formatNumber(String(value), field.kind, language);
    case 'list':
      return (Array.isArray(value) ? value : [value])
        .map((item) => (field.choices ? wording.choice(String(item)) : formatItem(item, field, language)))
        .join(', ');
    default:
      return formatText(String(value), field, language);
  }
}

/** One item of a list in words, without its label: `12 rue des Lilas, 44000 Nantes, France`. */
export function formatItem(item: unknown, { part }: FieldMeta, language: string): string {
  if (!part || typeof item !== 'object' || item === null) return typeof item === 'object' ? '' : String(item);
  const values = item as Readonly<Record<string, unknown>>;
  const word = (name: string): string => {
    const field = part[name];
    const value = values[name];
    if (!field || field.kind === 'choice' || isEmptyValue(value)) return '';
    return formatText(String(value), field, language);
  };
  const names = Object.keys(part);
  // A postal code and its city are one line of an address.
  const lines = names.map((name) =>
    name === 'postalCode' && part['city']
      ? [word('postalCode'), word('city')].filter(Boolean).join(' ')
      : name === 'city' && part['postalCode']
        ? ''
        : word(name),
  );
  return lines.filter(Boolean).join(', ');
}
