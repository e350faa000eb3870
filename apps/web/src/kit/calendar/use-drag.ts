import {
  type DragEndEvent,
  type DragStartEvent,
  type Modifier,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type RefObject, useRef } from 'react';
import { grain, hourHeight } from './day-column';
import type { CalendarView } from './days';
import type { CalendarEvent } from './event';

/** Pixels of one day to the right, of one step down, and what that step means. */
interface Grid {
  x: number;
  y: number;
  days: number;
  minutes: number;
}

/** A click that ends a drag must not follow the link under the pointer. */
function swallowClick(): void {
  const swallow = (event: Event) => event.preventDefault();
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 60);
}

/** Moves events by pointer, from cell to cell of the view that is shown. */
export function useCalendarDrag(
  box: RefObject<HTMLElement | null>,
  view: CalendarView,
  onMove: (event: CalendarEvent, days: number, minutes: number) => void,
) {
  const grid = useRef<Grid>({ x: 1, y: 1, days: 0, minutes: 0 });
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 260, tolerance: 8 } }),
  );
  const measure = (whole: boolean): Grid => {
    const cells = box.current?.querySelector('[data-cells]');
    const width = cells?.clientWidth ?? 7;
    if (view === 'month') {
      const row = cells?.querySelector('[data-row]')?.getBoundingClientRect().height ?? 1;
      return { x: width / 7, y: row, days: 7, minutes: 0 };
    }
    const column = cells?.lastElementChild?.getBoundingClientRect().width ?? 1;
    return {
      x: column,
      y: whole ? Number.POSITIVE_INFINITY : (hourHeight * grain) / 60,
      days: 0,
      minutes: grain,
    };
  };
  const cellOf = ({ x, y }: { x: number; y: number }) => ({
    across: Math.round(x / grid.current.x),
    down: Number.isFinite(grid.current.y) ? Math.round(y / grid.current.y) : 0,
  });
  const snap: Modifier = ({ transform }) => {
    const { across, down } = cellOf(transform);
    return {
      ...transform,
      x: across * grid.current.x,
      y: down === 0 ? 0 : down * grid.current.y,
    };
  };
  return {
    sensors,
    modifiers: [snap],
    onDragStart: ({ active }: DragStartEvent) => {
      grid.current = measure(active.data.current?.['whole'] === true);
    },
    onDragEnd: ({ active, delta }: DragEndEvent) => {
      swallowClick();
      const event = active.data.current?.['event'] as CalendarEvent | undefined;
      const { across, down } = cellOf(delta);
      if (event) onMove(event, across + down * grid.current.days, down * grid.current.minutes);
    },
    onDragCancel: swallowClick,
  };
}
