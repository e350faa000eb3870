import { instantOfWallTime, wallTimeOf } from '#kernel';

const day = 86_400_000;

/**
 * When a lead that came in at `arrival` must have had an answer: the next working day, Monday to Friday, at the same
 * time of the clock in the instance's time zone.
 */
export function firstResponseDue(arrival: Date, timeZone: string): Date {
  const shown = wallTimeOf(arrival, timeZone);
  const weekday = new Date(shown).getUTCDay();
  return instantOfWallTime(shown + (weekday === 5 ? 3 : weekday === 6 ? 2 : 1) * day, timeZone);
}
