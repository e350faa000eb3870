import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { type DataProvider, type GetListResult, useDataProvider } from 'ra-core';
import { useCallback, useRef, useState } from 'react';
import type { AnyRecord } from '../../records/define-record';
import type { Sort } from '../state/list-state';
import { pageOfRow, pageSize, pagesFor, type RowRange } from './page-window';

/** What is asked of the server; the same object as long as it is the same question. */
export interface RowsQuery {
  readonly sort: Sort;
  readonly filter: Readonly<Record<string, string>>;
}

type Page = GetListResult<AnyRecord>;

/** The key under which ra-core keeps the page too: its changes and invalidations reach our rows. */
const keyOf = (resource: string, query: RowsQuery, page: number) =>
  [
    resource,
    'getList',
    { pagination: { page, perPage: pageSize }, sort: query.sort, filter: query.filter },
  ] as const;

const pageQuery = (dataProvider: DataProvider, resource: string, query: RowsQuery, page: number) => ({
  queryKey: keyOf(resource, query, page),
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Page> => {
    const { data, total } = await dataProvider.getList<AnyRecord>(resource, {
      pagination: { page, perPage: pageSize },
      sort: query.sort,
      filter: query.filter,
      signal,
    });
    return { data, total };
  },
});

const held = (client: QueryClient, resource: string, query: RowsQuery, page: number): Page | undefined =>
  client.getQueryData<Page>(keyOf(resource, query, page));

/**
 * The rows of a whole result, of which only the pages around the screen are read. While another question is being
 * answered, the rows of the one before stay: nothing flickers. No question, no rows.
 */
export function useRows(resource: string, query: RowsQuery | undefined) {
  const client = useQueryClient();
  const dataProvider = useDataProvider();
  const [shown, setShown] = useState(query);
  const [pages, setPages] = useState<readonly number[]>([1]);
  const lastTotal = useRef<number>(undefined);

  const isCurrent = shown === query;
  const wanted = query ? (isCurrent ? pages : [1]) : [];
  const results = useQueries({
    queries: wanted.map((page) => pageQuery(dataProvider, resource, query as RowsQuery, page)),
  });
  const fresh = results.find(({ data }) => data !== undefined);
  if (!isCurrent && (fresh || !shown)) {
    setShown(query);
    setPages([1]);
  }
  if (fresh) lastTotal.current = fresh.data?.total;
  const total = lastTotal.current;
  const failed = results.find(({ error, data }) => error && data === undefined);

  const recordAt = (index: number): AnyRecord | undefined =>
    shown && held(client, resource, shown, pageOfRow(index))?.data[index % pageSize];
  const look = useCallback(
    (range: RowRange) =>
      setPages((before) => {
        const next = pagesFor(range, lastTotal.current);
        return next.join() === before.join() ? before : next;
      }),
    [],
  );
  return {
    /** Rows of the whole result; undefined before the first answer. */
    total,
    recordAt,
    /** Tells which rows are on the screen. */
    look,
    /** The question whose rows these are. */
    shown,
    /** Other rows than those of the question are shown. */
    isPrevious: !isCurrent && total !== undefined,
    isFetching: results.some(({ isFetching }) => isFetching),
    error: failed?.error ?? undefined,
    /** Nothing is asked as long as there is no network; it goes on by itself. */
    isPaused: results.some(({ fetchStatus, data }) => fetchStatus === 'paused' && data === undefined),
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}

export type Rows = ReturnType<typeof useRows>;
