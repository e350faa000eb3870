import { dateReader } from '../transforms/date-text.js';

/** Patterns in which dates are looked for, the French ones first; those of America last. */
export const dateFormats = ['d/M/yyyy', 'yyyy-M-d', 'd.M.yyyy', 'd-M-yyyy', 'd/M/yy', 'yyyy/M/d'] as const;
export const americanFormats = ['M/d/yyyy', 'M/d/yy', 'M-d-yyyy', 'M.d.yyyy'] as const;

const all = [...dateFormats, ...americanFormats].map((format) => ({ format, read: dateReader(format) }));

export const isDate = (value: string): boolean =>
  value.length <= 40 && /^\d/.test(value) && all.some(({ read }) => read?.(value));

/** Day before month, or month before day. */
export type DateOrder = 'day' | 'month';

const orderOf = (format: string): DateOrder | undefined => {
  if (format.startsWith('yyyy')) return undefined;
  return format.startsWith('M') ? 'month' : 'day';
};

/** Finds how the dates of a column are written by looking at all of them. */
export class DateGuess {
  private readonly counts = new Map<string, number>();
  /** Values that read in one order only. */
  private readonly decisive: Record<DateOrder, number> = { day: 0, month: 0 };

  add(value: string): void {
    if (value.length > 40 || !/^\d/.test(value)) return;
    const orders = new Set<DateOrder>();
    for (const { format, read } of all) {
      if (!read?.(value)) continue;
      this.counts.set(format, (this.counts.get(format) ?? 0) + 1);
      const order = orderOf(format);
      if (order) orders.add(order);
    }
    const [only] = orders;
    if (only && orders.size === 1) this.decisive[only] += 1;
  }

  /** What the values say for certain; undefined where every one may be read both ways, or none. */
  get order(): DateOrder | undefined {
    const { day, month } = this.decisive;
    if (day === month) return undefined;
    return month > day ? 'month' : 'day';
  }

  /** Whether the order matters, and the values do not tell it. */
  get isAmbiguous(): boolean {
    return (
      this.order === undefined && [...this.counts.keys()].some((format) => orderOf(format) !== undefined)
    );
  }

  /** The pattern that reads most dates, in the order of the column or else the one given. */
  format(otherwise: DateOrder): string | undefined {
    const order = this.order ?? otherwise;
    return [...this.counts]
      .filter(([format]) => (orderOf(format) ?? order) === order)
      .sort((one, other) => other[1] - one[1])[0]?.[0];
  }
}

/** The patterns to try for a column: its own, and those that do not contradict it. */
export function compatibleFormats(own: string | null): string[] {
  const order = own ? (orderOf(own) ?? 'day') : 'day';
  const others = order === 'day' ? [...dateFormats] : [...americanFormats, 'yyyy-M-d', 'yyyy/M/d'];
  return [...new Set([...(own ? [own] : []), ...others])];
}
