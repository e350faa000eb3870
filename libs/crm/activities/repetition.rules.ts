import { dayIn, instantOfWallTime, wallTimeOf } from '#kernel';

export const repetitions = ['none', 'daily', 'weekly', 'monthly', 'yearly'] as const;
export type Repetition = (typeof repetitions)[number];

/** A series of occurrences, each as long after the first as the calendar on the wall says. */
export interface Series {
  readonly repeats: Repetition;
  /** Every so many days, weeks, months or years. */
  readonly every: number;
  /** The last day on which one may fall, `YYYY-MM-DD`. */
  readonly until: string | null;
  /** When the first one was due: all others are counted from here, so that none drifts. */
  readonly start: Date;
}

const day = 86_400_000;
/** The longest that one step can be: a bound from which the right number of steps is soon found. */
const longestStep: Record<Exclude<Repetition, 'none'>, number> = {
  daily: day,
  weekly: 7 * day,
  monthly: 31 * day,
  yearly: 366 * day,
};
/** Clocks move by some hours at most. */
const slack = 2 * day;

/**
 * The first occurrence of a series after an instant that does not fall before another one. It keeps the time on the
 * wall over changes of the clocks; the 31st is the last day of shorter months, and 29 February the 28th.
 * @returns undefined where the series does not repeat, or has ended.
 */
export function nextOccurrence(series: Series, after: Date, notBefore: Date, zone: string): Date | undefined {
  const { repeats, every, until, start } = series;
  if (repeats === 'none') return undefined;
  const wall = wallTimeOf(start, zone);
  const wanted = Math.max(after.getTime(), notBefore.getTime());
  const certain = Math.floor((wanted - start.getTime() - slack) / (longestStep[repeats] * every));
  for (let step = Math.max(1, certain); ; step += 1) {
    const occurrence = instantOfWallTime(wallAfter(wall, repeats, step * every), zone);
    if (occurrence <= after || occurrence < notBefore) continue;
    return until !== null && dayIn(occurrence, zone) > until ? undefined : occurrence;
  }
}

/** A wall time some days, weeks, months or years later. */
function wallAfter(wall: number, repeats: Exclude<Repetition, 'none'>, count: number): number {
  if (repeats === 'daily') return wall + count * day;
  if (repeats === 'weekly') return wall + count * 7 * day;
  const from = new Date(wall);
  const months = from.getUTCMonth() + (repeats === 'monthly' ? count : 12 * count);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const timeOfDay = wall - Math.floor(wall / day) * day;
  return Date.UTC(from.getUTCFullYear(), months, Math.min(from.getUTCDate(), lastDay)) + timeOfDay;
}
