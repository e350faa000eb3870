/** A small deterministic generator (mulberry32): every demo company is the same, and none needs a data file. */
export class DemoRandom {
  constructor(private state: number) {}

  /** A number in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<T>(values: readonly T[]): T {
    return values[this.integer(0, values.length - 1)] as T;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A moment of a working day in the year before `today`. */
  momentBefore(today: Date): Date {
    const moment = new Date(today.getTime() - this.integer(1, 364) * 86_400_000);
    moment.setUTCHours(this.integer(7, 16), this.integer(0, 59), this.integer(0, 59), 0);
    const weekday = moment.getUTCDay();
    if (weekday === 0 || weekday === 6) moment.setUTCDate(moment.getUTCDate() - 2);
    return moment;
  }

  /** A French phone number (E.164) of the ranges that ARCEP reserves for fiction (décision 2022-1583). */
  fictionalPhone(mobile: boolean): string {
    const prefix = mobile ? '63998' : this.pick(['19900', '26191', '35301', '46571', '53649']);
    return `+33${prefix}${String(this.integer(0, 9999)).padStart(4, '0')}`;
  }
}
