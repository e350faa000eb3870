import type { ListFilter, OwnCondition } from '#runtime';

/**
 * When something planned should have been done, as a condition on rows of activities: its time is past; of a whole day,
 * its day. Bound are the moment and the first one of its day.
 */
export const isPast = (now: string, today: string): string =>
  `due_at < CASE WHEN all_day THEN ${today}::timestamptz ELSE ${now}::timestamptz END`;

/** The list's filter by what is overdue, as a condition. What is of no date is never overdue. */
export function overdueCondition({ operator, value }: ListFilter, now: Date, today: Date): OwnCondition {
  return (values) => {
    if (operator === 'null') return 'false';
    const [at, day] = [values.push(now), values.push(today)];
    const overdue = `(state = 'planned' AND due_at IS NOT NULL AND ${isPast(`$${at}`, `$${day}`)})`;
    return value === true ? overdue : `NOT ${overdue}`;
  };
}
