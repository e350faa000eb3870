import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { compactIdentifier, isSiren, isSiret } from '#kernel';
import { bareNumber, readNumber } from '../transforms/number-text.js';
import { itemsOf } from '../transforms/people-transforms.js';
import { DateGuess, isDate } from './date-guess.js';
import { type NumberFormat, NumberGuess } from './number-guess.js';
import { PhoneGuess } from './phone-guess.js';

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

/** What one value looks like; a trimmed text is expected. */
export function guessValue(value: string): ColumnKind {
  if (value === '') return 'empty';
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return 'email';
  if (/^(https?:\/\/|www\.)\S+$/i.test(value)) return 'url';
  if (isDate(value)) return 'date';
  const compact = compactIdentifier(value);
  if (isSiret(compact)) return 'siret';
  // Nine digits with the key of a SIREN are one in ten numbers: a column decides, not a value.
  if (isSiren(compact)) return 'siren';
  if (isPhone(value)) return 'phone';
  if (/^-?\d{1,15}$/.test(value)) return 'integer';
  const bare = bareNumber(value);
  if (readNumber(bare, ',', ' ') !== undefined || readNumber(bare, '.', ',') !== undefined) return 'decimal';
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
  private readonly numbers = new NumberGuess();
  private readonly phones: PhoneGuess;
  readonly dates = new DateGuess();
  private looked = 0;
  private settledKind: ColumnKind | undefined;
  filled = 0;
  /** The most addresses or numbers that one cell holds. */
  mostItems = 1;

  constructor(name = '') {
    this.phones = new PhoneGuess(name);
  }

  add(cell: string): void {
    const value = cell.trim();
    if (value === '') return;
    this.filled += 1;
    if (this.distinct.size <= mostDistinct) this.distinct.add(value.slice(0, longestSample));
    if (value.length <= longestItems && /[@\d]/.test(value) && /[;,|/\n\s]|:::/.test(value))
      this.mostItems = Math.max(this.mostItems, itemsOf(value).length);
    if (value.length <= longestNumber) {
      // How dates and numbers are written shows in all of them; a column that has none after many will have none.
      if (this.looked < lookedValues || this.settled() === 'date') this.dates.add(value);
      this.numbers.add(value);
      this.phones.add(value);
    }
    if (this.looked >= lookedValues) return;
    this.looked += 1;
    const kind = guessValue(value);
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
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
    return this.dates.format('day');
  }

  private settled(): ColumnKind {
    this.settledKind ??= this.kind;
    return this.settledKind;
  }

  get numberFormat(): NumberFormat | undefined {
    return this.numbers.format;
  }

  get isFraction(): boolean {
    return this.numbers.isFraction;
  }

  get phoneCountry(): string | undefined {
    return this.phones.country;
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
const longestNumber = 40;
const longestItems = 400;
const lookedValues = 500;
