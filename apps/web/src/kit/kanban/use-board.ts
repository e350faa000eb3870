import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import { type SortPayload, useDataProvider, useNotify } from 'ra-core';
import { useCallback, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useText } from '@/i18n/use-text';
import type { AnyRecord, RecordScreens } from '../records/define-record';
import { applyMoves, type Column, type Move } from './columns';

/** Cards that a column begins with, and that each « more » adds. */
const portion = 50;
/** What the server answers at most. */
const most = 200;

export interface BoardColumn extends Column {
  isPending: boolean;
  error: ApiProblem | null;
  /** Shows more of them; undefined when all are there, or no more can be. */
  more: (() => void) | undefined;
  isLoadingMore: boolean;
  retry: () => void;
}

export interface BoardOptions {
  screens: RecordScreens;
  by: string;
  values: readonly string[];
  filter?: Readonly<Record<string, unknown>> | undefined;
  sort?: SortPayload | undefined;
  /** Stores a move. */
  store: (card: AnyRecord, to: string) => Promise<AnyRecord>;
  /** Words a column. */
  name: (value: string) => string;
}

/** The columns of a board and the moves between them: shown at once, taken back when the server refuses. */
export function useBoard(options: BoardOptions) {
  const { screens, by, values, filter, sort, store, name } = options;
  const { path, defaultSort, defaultOrder } = screens.meta;
  const provider = useDataProvider();
  const client = useQueryClient();
  const notify = useNotify();
  const text = useText();
  const [limits, setLimits] = useState<Readonly<Record<string, number>>>({});
  const [moves, setMoves] = useState<ReadonlyMap<string, Move>>(new Map());

  const queries = useQueries({
    queries: values.map((value) => {
      const params = {
        pagination: { page: 1, perPage: limits[value] ?? portion },
        sort: sort ?? {
          field: defaultSort,
          order: defaultOrder === 'desc' ? ('DESC' as const) : ('ASC' as const),
        },
        filter: { ...filter, [by]: value },
      };
      return {
        queryKey: [path, 'getList', params],
        queryFn: () => provider.getList<AnyRecord>(path, params),
        placeholderData: keepPreviousData,
      };
    }),
  });
  const loaded = values.map((value, at) => ({
    value,
    cards: queries[at]?.data?.data ?? [],
    total: queries[at]?.data?.total ?? 0,
  }));
  const columns = applyMoves(loaded, by, moves).map((column, at): BoardColumn => {
    const query = queries[at];
    const shown = limits[column.value] ?? portion;
    const hasMore = (query?.data?.total ?? 0) > shown && shown < most;
    return {
      ...column,
      isPending: query?.isPending ?? true,
      error: (query?.error as ApiProblem | null) ?? null,
      isLoadingMore: query?.isPlaceholderData ?? false,
      retry: () => void query?.refetch(),
      more: hasMore
        ? () => setLimits((all) => ({ ...all, [column.value]: Math.min(shown + portion, most) }))
        : undefined,
    };
  });

  const settle = useCallback((id: string) => {
    setMoves((all) => {
      const rest = new Map(all);
      rest.delete(id);
      return rest;
    });
  }, []);
  const move = useCallback(
    async (card: AnyRecord, to: string, back = false) => {
      const from = String(card[by]);
      if (from === to) return;
      setMoves((all) => new Map(all).set(card.id, { card, to }));
      try {
        const stored = await store(card, to);
        notify(back ? 'page.kanban.movedBack' : 'page.kanban.moved', {
          type: 'success',
          messageArgs: { title: screens.title(card), column: name(to) },
          ...(!back && { action: { label: 'page.undo', run: () => void move(stored, from, true) } }),
        });
      } catch (error) {
        const { message } = error as ApiProblem;
        notify('page.kanban.refused', {
          type: 'error',
          messageArgs: { title: screens.title(card), reason: text(message || 'page.failed', { _: message }) },
        });
      }
      await client.invalidateQueries({ queryKey: [path] });
      settle(card.id);
    },
    [by, store, notify, screens, name, text, client, path, settle],
  );
  return { columns, move, moving: moves };
}
