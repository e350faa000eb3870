import { type FieldError, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { Assignment } from './assignment.entity.js';

/** The day before a day, both `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** Whether an assignment says where someone works on a day, or from a later day on. */
export const reachesInto = (day: string, { endedOn }: Pick<Assignment, 'endedOn'>): boolean =>
  endedOn === null || endedOn >= day;

/** What can be seen without looking at other records. */
export function checkAssignment(input: InputOf<Assignment>, before: Assignment | undefined): FieldError[] {
  const { startedOn, endedOn } = { ...before, ...input };
  if (before && input.employeeId !== undefined && input.employeeId !== before.employeeId) {
    return [
      {
        field: 'employeeId',
        code: 'fixed',
        message: text('Une affectation ne change pas de salarié.', 'An assignment keeps its employee.'),
      },
    ];
  }
  if (!startedOn || !endedOn || endedOn >= startedOn) return [];
  return [
    {
      field: input.endedOn === undefined ? 'startedOn' : 'endedOn',
      code: 'order',
      message: text('La fin ne peut pas précéder le début.', 'The end cannot come before the start.'),
    },
  ];
}
