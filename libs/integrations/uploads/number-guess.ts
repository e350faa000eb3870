import { bareNumber, readNumber } from '../transforms/number-text.js';

/** How the numbers of a column are written. */
export interface NumberFormat {
  readonly decimal: string;
  readonly thousands: string;
}

/** The French way first: it holds where the values do not tell. */
const formats: readonly NumberFormat[] = [
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ' ' },
  { decimal: '.', thousands: "'" },
];

/** Finds the signs of a column's numbers by looking at all of them. */
export class NumberGuess {
  private readonly scores = formats.map(() => 0);
  private read = 0;
  private seen = 0;
  /** Something in the column tells the signs: more than digits. */
  private telling = false;
  private percents = false;
  private largest = 0;
  private fractions = false;

  add(value: string): void {
    this.seen += 1;
    const bare = bareNumber(value);
    if (!/\d/.test(bare)) return;
    this.percents ||= /%\s*$/.test(value);
    this.telling ||= /[.,']/.test(bare);
    let read = false;
    for (const [at, { decimal, thousands }] of formats.entries()) {
      const digits = readNumber(bare, decimal, thousands);
      if (digits === undefined) continue;
      read = true;
      this.scores[at] = (this.scores[at] ?? 0) + trust(bare, digits, thousands);
    }
    if (!read) return;
    this.read += 1;
    const number = Number(readNumber(bare, '.', ',') ?? readNumber(bare, ',', ' ') ?? Number.NaN);
    if (!Number.isFinite(number)) return;
    this.largest = Math.max(this.largest, Math.abs(number));
    this.fractions ||= !Number.isInteger(number);
  }

  /** Most values are numbers. */
  get isNumeric(): boolean {
    return this.seen > 0 && this.read >= this.seen * 0.9;
  }

  /** The signs of the most values; undefined where any reading gives the same. */
  get format(): NumberFormat | undefined {
    if (!this.telling || this.read === 0) return undefined;
    const best = Math.max(...this.scores);
    return formats[this.scores.indexOf(best)];
  }

  /** Whether probabilities of 0 to 1 are meant, not of 0 to 100. */
  get isFraction(): boolean {
    return this.read > 0 && !this.percents && this.largest <= 1 && (this.fractions || this.largest === 1);
  }
}

/** `1,234` may be a bit more than one, or a thousand: three digits behind a mark are rather a group. */
function trust(bare: string, digits: string, thousands: string): number {
  const fraction = digits.split('.')[1] ?? '';
  const isGrouped = thousands !== '' && bare.replace(/[\u00A0\u202F]/g, ' ').includes(thousands);
  return fraction.length === 3 && !isGrouped ? 0.5 : 1;
}
