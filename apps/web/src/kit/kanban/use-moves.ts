import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { startTransition, useCallback, useRef, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useText } from '@/i18n/use-text';
import type { AnyRecord, RecordScreens } from '../records/define-record';
import type { Move } from './columns';

export interface MovesOptions {
  screens: RecordScreens;
  by: string;
  /** Stores a move; undefined: somebody thought better of it. */
  store: (card: AnyRecord, to: string) => Promise<AnyRecord | undefined>;
  /** Words a column. */
  name: (value: string) => string;
  /** Brings what was stored into what is shown; without it, everything is read again. */
  take?: ((stored: AnyRecord) => void) | undefined;
}

export type MoveCard = (card: AnyRecord, to: string) => Promise<void>;

/** Moves of cards between columns: shown at once, taken back when the server refuses. */
export function useMoves({ screens, by, store, name, take }: MovesOptions) {
  const { path } = screens.meta;
  const client = useQueryClient();
  const notify = useNotify();
  const text = useText();
  const [moving, setMoving] = useState<ReadonlyMap<string, Move>>(new Map());
  // A move may be taken back after the screen has changed.
  const latest = useRef(take);
  latest.current = take;
  const settle = useCallback((id: string) => {
    setMoving((all) => {
      const rest = new Map(all);
      rest.delete(id);
      return rest;
    });
  }, []);
  const move = useCallback(
    async (card: AnyRecord, to: string, back = false) => {
      const from = String(card[by]);
      if (from === to) return;
      setMoving((all) => new Map(all).set(card.id, { card, to }));
      try {
        const stored = await store(card, to);
        if (!stored) {
          settle(card.id);
          return;
        }
        // The card first: the words about it may come a frame later.
        startTransition(() =>
          notify(back ? 'page.kanban.movedBack' : 'page.kanban.moved', {
            type: 'success',
            messageArgs: { title: screens.title(card), column: name(to) },
            ...(!back && { action: { label: 'page.undo', run: () => void move(stored, from, true) } }),
          }),
        );
        if (latest.current) {
          latest.current(stored);
          settle(card.id);
          return;
        }
      } catch (error) {
        const { message, fields } = error as ApiProblem;
        const reason = fields?.[0]?.message ?? message;
        notify('page.kanban.refused', {
          type: 'error',
          messageArgs: { title: screens.title(card), reason: text(reason || 'page.failed', { _: reason }) },
        });
      }
      await client.invalidateQueries({ queryKey: [path] });
      settle(card.id);
    },
    [by, store, notify, screens, name, text, client, path, settle],
  );
  return { move: move as MoveCard, moving };
}
