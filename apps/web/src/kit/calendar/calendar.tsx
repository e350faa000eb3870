import { DndContext } from '@dnd-kit/core';
import { Box, LinearProgress, type Theme, useMediaQuery } from '@mui/material';
import { type ReactNode, useId, useRef } from 'react';
import { useText } from '@/i18n/use-text';
import { Hidden } from '../fields/empty-value';
import { AgendaView } from './agenda-view';
import { CalendarProvider, type CalendarValue } from './calendar-context';
import { CalendarToolbar } from './calendar-toolbar';
import { type Day, dayOf, mondayOf, range } from './days';
import type { CalendarEvent } from './event';
import { MonthView } from './month-view';
import { TimeView } from './time-view';
import type { CalendarState } from './use-calendar-state';
import { useCalendarDrag } from './use-drag';
import { type StoreMove, useMoves } from './use-moves';

export interface CalendarProps {
  /** Of `useCalendarState()`, which also tells what to ask of the server. */
  state: CalendarState;
  events: readonly CalendarEvent[];
  isPending?: boolean;
  /** What an event shows; its title when absent. */
  renderEvent?: (event: CalendarEvent) => ReactNode;
  /** Opens an event that has no page of its own. */
  onOpen?: (event: CalendarEvent) => void;
  /** Stores a move; without it nothing can be moved. */
  onMove?: StoreMove;
  /** Begins a new event. */
  onCreate?: CalendarValue['create'];
  /** Days that are no working days: their names by day. */
  holidays?: Readonly<Record<Day, string>>;
  /** Beside the views: buttons. */
  actions?: ReactNode;
}

const none = {};

/** Events by month, week, day or as an agenda. */
export function Calendar(props: CalendarProps) {
  const { state, isPending = false, renderEvent, holidays = none, actions } = props;
  const text = useText();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const helpId = useId();
  const box = useRef<HTMLDivElement>(null);
  const { events, move, movable } = useMoves(props.events, props.onMove);
  const drag = useCalendarDrag(box, state.view, move);
  const { view, day } = state;
  const value: CalendarValue = {
    day,
    today: dayOf(new Date()),
    events,
    holidays,
    phone,
    helpId,
    show: state.show,
    render: renderEvent ?? (({ title }) => title),
    open: props.onOpen,
    create: props.onCreate,
    movable,
    move,
  };
  return (
    <CalendarProvider value={value}>
      <CalendarToolbar state={state} actions={actions} />
      <Hidden id={helpId}>{text('page.calendar.help')}</Hidden>
      <Box ref={box} aria-busy={isPending} sx={{ position: 'relative', minHeight: 300 }}>
        {isPending && (
          <LinearProgress
            aria-label={text('ra.page.loading')}
            sx={{ position: 'absolute', insetInline: 0, top: -6, height: 2 }}
          />
        )}
        <DndContext {...drag} autoScroll={view !== 'month'} accessibility={silent}>
          {view === 'month' && <MonthView />}
          {view === 'week' && <TimeView key="week" days={range(mondayOf(day), 7)} />}
          {view === 'day' && <TimeView key="day" days={[day]} />}
          {view === 'agenda' && <AgendaView />}
        </DndContext>
      </Box>
    </CalendarProvider>
  );
}

/** Dragging is for pointers here; the keyboard has Alt and the arrows, and a message tells each move. */
const silent = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: '' },
};
