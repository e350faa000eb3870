import { dayOf } from '@/kit/calendar/days';
import type { CalendarEvent, Moved } from '@/kit/calendar/event';
import { momentAt } from '@/kit/inputs/moments';
import type { AnyRecord } from '@/kit/records/define-record';
import { isOverdue } from '../activities/activity-times';
import { kindOf } from '../activities/kinds';

/**
 * An activity as the calendar shows it: what is late in red, what is done pale, what is planned in the colour of its
 * kind. @param mayChange false: it stays where it is.
 */
export function eventOf(activity: AnyRecord, now: Date, mayChange = true): CalendarEvent | undefined {
  const { id, subject, dueAt, allDay, durationMinutes, state, kind } = activity;
  if (typeof dueAt !== 'string') return undefined;
  const start = new Date(dueAt);
  const event = {
    id,
    title: String(subject),
    to: `/crm/activities/${id}`,
    movable: mayChange && state === 'planned',
    tone: state !== 'planned' ? 'neutral' : isOverdue(activity, now) ? 'danger' : kindOf(kind).tone,
  } as const;
  if (allDay === true) return { ...event, start: dayOf(start), allDay: true };
  const minutes = Number(durationMinutes) || 0;
  return {
    ...event,
    start: start.toISOString(),
    ...(minutes > 0 && { end: new Date(start.getTime() + minutes * 60_000).toISOString() }),
  };
}

/** What is stored of a place in the calendar. */
export function dueOf({ start, end, allDay = false }: Moved & { allDay?: boolean }): Record<string, unknown> {
  if (allDay) return { dueAt: momentAt(start.slice(0, 10)), allDay: true };
  const minutes = end ? Math.round((Date.parse(end) - Date.parse(start)) / 60_000) : 0;
  return { dueAt: start, ...(minutes > 0 && { durationMinutes: minutes }) };
}
