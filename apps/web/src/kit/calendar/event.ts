import type { Tone } from '../records/define-record';
import { addDays, type Day, dateOf, dayOf } from './days';

/** Something at a time. Whole days: `start` and `end` are days, both included. Else instants; the end is not included. */
export interface CalendarEvent {
  id: string;
  title: string;
  start: string;
  end?: string;
  allDay?: boolean;
  tone?: Tone;
  /** Address of its page. */
  to?: string;
  /** False: shown, never moved. */
  movable?: boolean;
}

/** First and last day that an event touches, both included. */
export function daysOf(event: CalendarEvent): { from: Day; to: Day } {
  if (event.allDay) return { from: event.start.slice(0, 10), to: (event.end ?? event.start).slice(0, 10) };
  const start = new Date(event.start);
  const from = dayOf(start);
  if (!event.end) return { from, to: from };
  // What ends at midnight does not touch the day that begins then.
  const end = new Date(event.end).getTime() - 1;
  return { from, to: end <= start.getTime() ? from : dayOf(new Date(end)) };
}

/** Minutes since midnight on the reader's clock. */
export const minutesOf = (date: Date): number => date.getHours() * 60 + date.getMinutes();

/** A timed event that lasts into another day is drawn with the whole days. */
export function isWholeDays(event: CalendarEvent): boolean {
  const { from, to } = daysOf(event);
  return event.allDay === true || from !== to;
}

/** How long an event without an end is drawn, in minutes. */
export const usualLength = 30;

export interface Moved {
  start: string;
  end?: string;
}

/**
 * The event some days and minutes later on the reader's clock: 9 o'clock stays 9 o'clock when the clocks change in
 * between, and it lasts as long as before. Whole days only move by days.
 */
export function moved(event: CalendarEvent, days: number, minutes = 0): Moved {
  if (event.allDay) {
    const start = addDays(event.start.slice(0, 10), days);
    return event.end ? { start, end: addDays(event.end.slice(0, 10), days) } : { start };
  }
  const before = new Date(event.start);
  const start = dateOf(addDays(dayOf(before), days));
  start.setMinutes(minutesOf(before) + minutes, before.getSeconds(), before.getMilliseconds());
  if (!event.end) return { start: start.toISOString() };
  const length = new Date(event.end).getTime() - before.getTime();
  return { start: start.toISOString(), end: new Date(start.getTime() + length).toISOString() };
}

/** Events in the order of a day: whole days first, then by their beginning, the longer one first. */
export function inOrder(events: readonly CalendarEvent[]): CalendarEvent[] {
  const at = (text: string | undefined) => (text ? new Date(text).getTime() : 0);
  return [...events].sort(
    (a, b) =>
      Number(isWholeDays(b)) - Number(isWholeDays(a)) ||
      at(a.start) - at(b.start) ||
      at(b.end) - at(a.end) ||
      a.title.localeCompare(b.title),
  );
}

/** What a day holds, in order. */
export const eventsOn = (events: readonly CalendarEvent[], day: Day): CalendarEvent[] =>
  inOrder(
    events.filter((event) => {
      const { from, to } = daysOf(event);
      return from <= day && day <= to;
    }),
  );
