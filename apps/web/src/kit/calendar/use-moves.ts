import { useNotify } from 'ra-core';
import { useCallback, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useText } from '@/i18n/use-text';
import { type CalendarEvent, type Moved, moved } from './event';

/** Stores where an event goes; resolves when what is shown has been read anew. @throws ApiProblem */
export type StoreMove = (event: CalendarEvent, to: Moved) => Promise<unknown>;

const placeOf = ({ start, end }: CalendarEvent): Moved => (end === undefined ? { start } : { start, end });

/** Moves events at once, and takes them back when the server refuses. */
export function useMoves(given: readonly CalendarEvent[], store: StoreMove | undefined) {
  const notify = useNotify();
  const text = useText();
  const [moves, setMoves] = useState<ReadonlyMap<string, Moved>>(new Map());
  const events = moves.size === 0 ? given : given.map((event) => ({ ...event, ...moves.get(event.id) }));

  const put = useCallback(
    async (event: CalendarEvent, to: Moved, back: boolean) => {
      if (!store) return;
      setMoves((all) => new Map(all).set(event.id, to));
      try {
        await store(event, to);
        const undo = () => void put({ ...event, ...to }, placeOf(event), true);
        notify(back ? 'page.calendar.movedBack' : 'page.calendar.moved', {
          type: 'success',
          messageArgs: { title: event.title },
          ...(!back && { action: { label: 'page.undo', run: undo } }),
        });
      } catch (error) {
        const { message } = error as ApiProblem;
        const reason = text(message || 'page.failed', { _: message });
        notify('page.calendar.refused', { type: 'error', messageArgs: { title: event.title, reason } });
      }
      setMoves((all) => {
        const rest = new Map(all);
        rest.delete(event.id);
        return rest;
      });
    },
    [store, notify, text],
  );
  const move = useCallback(
    (event: CalendarEvent, days: number, minutes: number) => {
      if (days !== 0 || minutes !== 0) void put(event, moved(event, days, minutes), false);
    },
    [put],
  );
  const movable = useCallback(
    (event: CalendarEvent) => store !== undefined && event.movable !== false && !moves.has(event.id),
    [store, moves],
  );
  return { events, move, movable };
}
