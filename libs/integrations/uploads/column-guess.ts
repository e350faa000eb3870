import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { compactIdentifier, isSiren, isSiret } from '#kernel';
import { dateReader, readNumber } from '../transforms/value-transforms.js';

export const columnKinds = [
  'empty',
  'text',
  'integer',
  'decimal',
  'date',
  'boolean',
  'email',
  'phone',
  'siren',
  'siret',
  'url',
] as const;
/** What the values of a column look like. */
export type ColumnKind = (typeof columnKinds)[number];

/** Patterns in which dates are looked for, the French ones first. */
export const dateFormats = ['d/M/yyyy', 'yyyy-M-d', 'd.M.yyyy', 'd-M-yyyy', 'd/M/yy'] as const;
const dateReaders = dateFormats.map((format) => dateReader(format));

/** What one value looks like; a trimmed text is expected. */
export function guessValue(value: string): ColumnKind {
  if (value === '') return 'empty';
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return 'email';
  if (/^(https?:\/\/|www\.)\S+$/i.test(value)) return 'url';
  if (dateReaders.some((read) => read?.(value))) return 'date';
  const compact = compactIdentifier(value);
  if (isSiret(compact)) return 'siret';
  // Nine digits with the key of a SIREN are one in ten numbers: a column decides, not a value.
  if (isSiren(compact)) return 'siren';
  if (isPhone(value)) return 'phone';
  if (/^-?\d{1,15}$/.test(value)) return 'integer';
  if (readNumber(value, ',', ' ') !== undefined || readNumber(value, '.', ',') !== undefined)
    return 'decimal';
  return /^(oui|non|vrai|faux|true|false|yes|no)$/i.test(value) ? 'boolean' : 'text';
}

const isPhone = (value: string): boolean =>
  /^[+(\d][\d\s().-]{7,24}$/.test(value) &&
  isSupportedCountry('FR') &&
  (/^[+0(]/.test(value) || value.length === 9) &&
  (parsePhoneNumberFromString(value, 'FR')?.isValid() ?? false);

/** Gathers what is known of a column while its rows go by. */
export class ColumnProfile {
  private readonly counts = new Map<ColumnKind, number>();
  private readonly distinct = new Set<string>();
  private readonly formats = new Map<string, number>();
  private looked = 0;
  filled = 0;

  add(cell: string): void {
    const value = cell.trim();
    if (value === '') return;
    this.filled += 1;
    if (this.distinct.size <= mostDistinct) this.distinct.add(value.slice(0, longestSample));
    if (this.looked >= lookedValues) return;
    this.looked += 1;
    const kind = guessValue(value);
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    if (kind !== 'date') return;
    for (const [index, read] of dateReaders.entries()) {
      const format = dateFormats[index] as string;
      if (read?.(value)) this.formats.set(format, (this.formats.get(format) ?? 0) + 1);
    }
  }

  /** Nearly all values of a kind make a column of that kind; one that is mixed is text. */
  get kind(): ColumnKind {
    if (this.looked === 0) return 'empty';
    const isMost = (...kinds: ColumnKind[]) =>
      kinds.reduce((sum, kind) => sum + (this.counts.get(kind) ?? 0), 0) >= this.looked * 0.9;
    for (const kind of ['email', 'url', 'date', 'siret', 'siren', 'phone', 'boolean'] as const)
      if (isMost(kind)) return kind;
    // Ten digits without a blank may be a phone number or any other number.
    if (isMost('phone', 'integer') && (this.counts.get('phone') ?? 0) * 2 > this.looked) return 'phone';
    if (isMost('integer', 'siren', 'siret')) return 'integer';
    return isMost('decimal', 'integer', 'siren', 'siret') ? 'decimal' : 'text';
  }

  /** The pattern that reads most dates of the column. */
  get dateFormat(): string | undefined {
    return [...this.formats].sort((one, other) => other[1] - one[1])[0]?.[0];
  }

  get samples(): string[] {
    return [...this.distinct].slice(0, 5);
  }

  /** Every value of the column, where there are few: words that a map may translate. */
  get values(): string[] | null {
    return this.distinct.size > 0 && this.distinct.size <= mostDistinct ? [...this.distinct].sort() : null;
  }
}

const mostDistinct = 30;
const longestSample = 200;
const lookedValues = 500;
