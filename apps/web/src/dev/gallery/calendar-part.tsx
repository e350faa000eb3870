import { useState } from 'react';
import { Calendar } from '@/kit/calendar/calendar';
import { addDays, dayOf, mondayOf } from '@/kit/calendar/days';
import type { CalendarEvent } from '@/kit/calendar/event';
import { useCalendarState } from '@/kit/calendar/use-calendar-state';
import { Part } from './part';

const monday = mondayOf(dayOf(new Date()));
const at = (day: number, hour: number) => {
  const date = new Date(`${addDays(monday, day)}T00:00:00`);
  date.setHours(hour);
  return date.toISOString();
};

const usual: CalendarEvent[] = [
  { id: 'visit', title: 'Visite du chantier', start: at(1, 9), end: at(1, 11), tone: 'primary' },
  { id: 'beside', title: 'Réunion', start: at(1, 10), end: at(1, 12), tone: 'info' },
  { id: 'fixed', title: 'Livraison', start: at(2, 14), end: at(2, 15), tone: 'warning', movable: false },
  {
    id: 'days',
    title: 'Congés',
    start: addDays(monday, 2),
    end: addDays(monday, 4),
    allDay: true,
    tone: 'success',
  },
  { id: 'later', title: 'Réception', start: at(8, 9), end: at(8, 10), tone: 'info' },
  { id: 'page', title: 'Chantier', start: at(3, 8), to: '/dev/sites', tone: 'danger' },
];

/** A calendar whose events can be moved, with one holiday. */
export function CalendarPart() {
  const state = useCalendarState();
  const [events, setEvents] = useState(usual);
  const store = async ({ id }: CalendarEvent, to: { start: string; end?: string }) =>
    setEvents((all) => all.map((event) => (event.id === id ? { ...event, ...to } : event)));
  return (
    <Part id="calendar" title="Calendar">
      <Calendar
        state={state}
        events={events}
        onMove={store}
        onCreate={({ start, allDay }) =>
          setEvents((all) => [...all, { id: `new-${all.length}`, title: 'New', start, allDay }])
        }
        onOpen={() => undefined}
        holidays={{ [addDays(monday, 4)]: 'Holiday' }}
      />
    </Part>
  );
}
