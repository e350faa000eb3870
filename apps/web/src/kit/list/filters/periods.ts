/** Stretches of days that move with the calendar: a saved view of this month stays the one of this month. */
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

/** First and last day, both included, as `2026-08-31`; without one it has no such end. */
export interface Days {
  from?: string;
  to?: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The day of a moment in the time zone of this browser. */
export const dayOf = (date: Date): string =>
  `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** The same day some months before; of a month that is shorter, its last. */
function monthsBefore(now: Date, months: number): Date {
  const last = new Date(now.getFullYear(), now.getMonth() - months + 1, 0);
  return new Date(last.getFullYear(), last.getMonth(), Math.min(now.getDate(), last.getDate()));
}

/** The days of a period, seen from a moment; weeks begin on Monday (ISO 8601). */
export function daysOf(period: Period, now: Date): Days {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const quarter = month - (month % 3);
  const monday = day - ((now.getDay() + 6) % 7);
  const between = (from: Date, to: Date): Days => ({ from: dayOf(from), to: dayOf(to) });
  switch (period) {
    case 'before-today':
      return { to: dayOf(new Date(year, month, day - 1)) };
    case 'from-today':
      return { from: dayOf(now) };
    case 'today':
      return between(now, now);
    case 'this-week':
      return between(new Date(year, month, monday), new Date(year, month, monday + 6));
    case 'this-month':
      return between(new Date(year, month, 1), new Date(year, month + 1, 0));
    case 'this-quarter':
      return between(new Date(year, quarter, 1), new Date(year, quarter + 3, 0));
    case 'this-year':
      return between(new Date(year, 0, 1), new Date(year, 11, 31));
    case 'last-7-days':
      return between(new Date(year, month, day - 6), now);
    case 'last-30-days':
      return between(new Date(year, month, day - 29), now);
    case 'last-90-days':
      return between(new Date(year, month, day - 89), now);
    case 'last-6-months':
      return between(monthsBefore(now, 6), now);
    case 'last-12-months':
      return between(monthsBefore(now, 12), now);
    case 'last-month':
      return between(new Date(year, month - 1, 1), new Date(year, month, 0));
    case 'last-year':
      return between(new Date(year - 1, 0, 1), new Date(year - 1, 11, 31));
  }
}
