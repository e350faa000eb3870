import { addDays } from '#kernel';

/** Stretches of days that move with the calendar, as lists on screen have them. */
export const periods = [
  'before-today',
  'today',
  'from-today',
  'this-week',
  'this-month',
  'this-quarter',
  'this-year',
  'last-7-days',
  'last-30-days',
  'last-90-days',
  'last-6-months',
  'last-12-months',
  'last-month',
  'last-year',
] as const;
export type Period = (typeof periods)[number];

/** First and last day, both included, `YYYY-MM-DD`; without one there is no such end. */
export interface Days {
  from?: string;
  to?: string;
}

/** The days of a period, seen from a day; weeks begin on Monday (ISO 8601). */
export function daysOf(period: Period, today: string): Days {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const first = (monthsLater: number, ofMonth = month): string => dayOf(year, ofMonth + monthsLater, 1);
  const quarter = month - ((month - 1) % 3);
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  switch (period) {
    case 'before-today':
      return { to: addDays(today, -1) };
    case 'from-today':
      return { from: today };
    case 'today':
      return { from: today, to: today };
    case 'this-week':
      return { from: addDays(today, -sinceMonday), to: addDays(today, 6 - sinceMonday) };
    case 'this-month':
      return { from: first(0), to: addDays(first(1), -1) };
    case 'this-quarter':
      return { from: first(0, quarter), to: addDays(first(3, quarter), -1) };
    case 'this-year':
      return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
    case 'last-7-days':
      return { from: addDays(today, -6), to: today };
    case 'last-30-days':
      return { from: addDays(today, -29), to: today };
    case 'last-90-days':
      return { from: addDays(today, -89), to: today };
    case 'last-6-months':
      return { from: dayOf(year, month - 6, day), to: today };
    case 'last-12-months':
      return { from: dayOf(year - 1, month, day), to: today };
    case 'last-month':
      return { from: first(-1), to: addDays(first(0), -1) };
    case 'last-year':
      return { from: dayOf(year - 1, 1, 1), to: dayOf(year - 1, 12, 31) };
  }
}

/** A day of a month counted from the year's first, 1; of a month that is shorter, its last. */
function dayOf(year: number, month: number, day: number): string {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
