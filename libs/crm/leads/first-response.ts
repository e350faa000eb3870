import { addDays, type HolidayZone, instantOfWallTime, isWorkingDay, wallTimeOf } from '#kernel';

const dayMs = 86_400_000;

/**
 * When a lead that came in at `arrival` must have had an answer: the next working day, Monday to Friday and no public
 * holiday of the company's zone, at the same time of the clock in the instance's time zone.
 */
export function firstResponseDue(arrival: Date, timeZone: string, zone: HolidayZone): Date {
  const shown = wallTimeOf(arrival, timeZone);
  const time = ((shown % dayMs) + dayMs) % dayMs;
  let day = new Date(shown).toISOString().slice(0, 10);
  do day = addDays(day, 1);
  while (!isWorkingDay(day, zone));
  return instantOfWallTime(Date.parse(`${day}T00:00:00Z`) + time, timeZone);
}
