/** A day as `2026-11-22`; counted in UTC, so that no change of clocks ever makes a day of 23 hours. */
export type Day = string;

const dayMs = 86_400_000;

const toDay = (time: number): Day => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
export const addDays = (day: Day, count: number): Day => toDay(timeOf(day) + count * dayMs);

/** The reader's own day at an instant. */
export const dayAt = (now: Date): Day => toDay(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return toDay(Date.UTC(year, month - 1, day));
}

/** The public holidays of metropolitan France (Code du travail, L3133-1). */
export function holidays(year: number): ReadonlySet<Day> {
  const sunday = easter(year);
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
  return new Set([
    ...fixed.map((day) => `${year}-${day}`),
    ...[1, 39, 50].map((after) => addDays(sunday, after)),
  ]);
}

export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(timeOf(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays(Number(day.slice(0, 4))).has(day);
}

/** The last working days up to a day, the newest first; the day itself is one of them when it is worked. */
export function lastWorkingDays(until: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let day = until; days.length < count; day = addDays(day, -1)) if (isWorkingDay(day)) days.push(day);
  return days;
}

export type Slot = 'midday' | 'evening';
export const slots: readonly Slot[] = ['midday', 'evening'];
/** Minutes of the day at which a slot's copies begin, on the clock of the company. */
const begins: Readonly<Record<Slot, number>> = { midday: 12 * 60 + 30, evening: 20 * 60 };
/** Copies of all companies are spread over so many minutes, and take a while. */
const spread = 90;

/** Whether a slot of a day is still to come or at work. */
export function isToCome(day: Day, slot: Slot, now: Date): boolean {
  const today = dayAt(now);
  if (day !== today) return day > today;
  return now.getHours() * 60 + now.getMinutes() < begins[slot] + spread;
}

/** The next slot whose copies have not begun. */
export function nextSlot(now: Date): { day: Day; slot: Slot } {
  const today = dayAt(now);
  const minute = now.getHours() * 60 + now.getMinutes();
  for (let day = today; ; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const slot = slots.find((each) => day > today || minute < begins[each]);
    if (slot) return { day, slot };
  }
}
