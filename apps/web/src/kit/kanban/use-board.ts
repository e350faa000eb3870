import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { type SortPayload, useDataProvider } from 'ra-core';
import { useState } from 'react';
import type { ApiProblem } from '@/api/http';
import type { AnyRecord } from '../records/define-record';
import { applyMoves, type Column } from './columns';
import { type MovesOptions, useMoves } from './use-moves';

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

export interface BoardOptions extends MovesOptions {
  values: readonly string[];
  filter?: Readonly<Record<string, unknown>> | undefined;
  sort?: SortPayload | undefined;
}

/** The columns of a board, each read as a list, and the moves between them. */
export function useBoard(options: BoardOptions) {
  const { screens, by, values, filter, sort } = options;
  const { path, defaultSort, defaultOrder } = screens.meta;
  const provider = useDataProvider();
  const [limits, setLimits] = useState<Readonly<Record<string, number>>>({});
  const { move, moving } = useMoves(options);

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
  const columns = applyMoves(loaded, by, moving).map((column, at): BoardColumn => {
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

  return { columns, move, moving };
}
