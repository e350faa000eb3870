/**
 * Wall-clock time in a time zone (IANA name), without a library. A wall time is a number: the milliseconds since 1970
 * that the clock on the wall would show if it were UTC. Calendar arithmetic is done on wall times, and brought back.
 */

const day = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** What the clock on the wall shows at an instant. @throws RangeError for a zone that does not exist */
export function wallTimeOf(instant: Date, zone: string): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockOf(zone).formatToParts(instant)) shown[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = shown;
  const time = instant.getTime();
  const milliseconds = ((time % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, date, hour, minute, second, milliseconds);
}

/**
 * The instant at which the clock on the wall shows this time. Of a time that comes twice, when clocks go back, the
 * first; a time that is skipped, when they go forward, is later by what was skipped (as RFC 5545, 3.3.5 has it).
 */
export function instantOfWallTime(wall: number, zone: string): Date {
  const offsetAt = (time: number): number => wallTimeOf(new Date(time), zone) - time;
  // No zone changes its clocks twice within two days.
  const [before, after] = [offsetAt(wall - day), offsetAt(wall + day)];
  if (offsetAt(wall - before) === before) return new Date(wall - before);
  if (offsetAt(wall - after) === after) return new Date(wall - after);
  return new Date(wall - before);
}

/** The day that the calendar on the wall shows at an instant, `YYYY-MM-DD`. */
export const dayIn = (instant: Date, zone: string): string =>
  new Date(wallTimeOf(instant, zone)).toISOString().slice(0, 10);

/** The instant at which a day (`YYYY-MM-DD`) begins. */
export const startOfDay = (date: string, zone: string): Date =>
  instantOfWallTime(Date.parse(`${date}T00:00:00Z`), zone);

/** A day some days later, or earlier. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** The same day of the month some months later, or earlier; the last one of a month that is shorter. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
