import { createContext, type ReactNode, useContext } from 'react';
import type { CalendarView, Day } from './days';
import type { CalendarEvent, Moved } from './event';

export interface CalendarValue {
  day: Day;
  today: Day;
  events: readonly CalendarEvent[];
  /** Words for days that are no working days, such as public holidays. */
  holidays: Readonly<Record<Day, string>>;
  phone: boolean;
  /** Id of the text that tells how events are moved by the keyboard. */
  helpId: string;
  show: (view: CalendarView, day: Day) => void;
  render: (event: CalendarEvent) => ReactNode;
  open: ((event: CalendarEvent) => void) | undefined;
  create: ((at: Moved & { allDay: boolean }) => void) | undefined;
  /** Whether an event can be moved now. */
  movable: (event: CalendarEvent) => boolean;
  move: (event: CalendarEvent, days: number, minutes: number) => void;
}

const Context = createContext<CalendarValue | undefined>(undefined);
export const CalendarProvider = Context.Provider;

/** @throws Error outside of a calendar. */
export function useCalendar(): CalendarValue {
  const value = useContext(Context);
  if (!value) throw new Error('a view stands in a calendar');
  return value;
}
