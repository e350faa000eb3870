/** A day of the calendar, `YYYY-MM-DD`: compared and sorted as a text, free of time zones. */
export type Day = string;

export type CalendarView = 'month' | 'week' | 'day' | 'agenda';

const milliseconds = 86_400_000;

const asUtc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);

/** The day of an instant on the reader's clock. */
export function dayOf(date: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Midnight at the beginning of a day on the reader's clock. */
export function dateOf(day: Day): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

export const addDays = (day: Day, count: number): Day => fromUtc(asUtc(day) + count * milliseconds);

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((asUtc(to) - asUtc(from)) / milliseconds);

/** Weekday from 0, Monday, to 6, Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => (new Date(asUtc(day)).getUTCDay() + 6) % 7;

export const mondayOf = (day: Day): Day => addDays(day, -weekdayOf(day));

export const isWeekend = (day: Day): boolean => weekdayOf(day) > 4;

/** Number of the week (ISO 8601): the week that holds the year's first Thursday is 1. */
export function weekNumber(day: Day): number {
  const thursday = addDays(mondayOf(day), 3);
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

/** The same date some months later; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return fromUtc(first.getTime());
}

export const monthOf = (day: Day): string => day.slice(0, 7);

export const range = (from: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index));

/** The whole weeks that show a month, Monday first: four to six of them. */
export function monthWeeks(day: Day): Day[][] {
  const month = monthOf(day);
  const weeks: Day[][] = [];
  for (let monday = mondayOf(`${month}-01`); monthOf(monday) <= month; monday = addDays(monday, 7))
    weeks.push(range(monday, 7));
  return weeks;
}

/** Days that an agenda shows from a day on. */
export const agendaLength = 30;

/** First and last day that a view shows, both included: what is to be asked of the server. */
export function rangeOf(view: CalendarView, day: Day): { from: Day; to: Day } {
  switch (view) {
    case 'day':
      return { from: day, to: day };
    case 'week':
      return { from: mondayOf(day), to: addDays(mondayOf(day), 6) };
    case 'agenda':
      return { from: day, to: addDays(day, agendaLength - 1) };
    case 'month': {
      const weeks = monthWeeks(day);
      return { from: weeks[0]?.[0] ?? day, to: weeks.at(-1)?.[6] ?? day };
    }
  }
}

/** The day that the view is about after one step back (-1) or forth (1). */
export function step(view: CalendarView, day: Day, direction: 1 | -1): Day {
  if (view === 'month') return addMonths(day, direction);
  return addDays(day, direction * { week: 7, day: 1, agenda: agendaLength }[view]);
}
