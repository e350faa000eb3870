import { useDataProvider } from 'ra-core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnyRecord } from '../../records/define-record';
import { mostSelected, type Selection, toggled, withRange } from './selection';
import type { RowsQuery } from './use-rows';

const none: Selection = new Set();
const perPage = 100;

/** The selected records of a list; another question lets them go. */
export function useRowSelection(
  resource: string,
  query: RowsQuery | undefined,
  idAt: (index: number) => string | undefined,
) {
  const dataProvider = useDataProvider();
  const [selected, setSelected] = useState(none);
  const [filling, setFilling] = useState(false);
  const anchor = useRef<number>(undefined);
  const rowId = useRef(idAt);
  rowId.current = idAt;
  const asked = JSON.stringify(query?.filter);
  const latest = useRef(asked);
  latest.current = asked;

  const clear = useCallback(() => {
    anchor.current = undefined;
    setSelected(none);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was selected of another result would be acted on unseen
  useEffect(clear, [asked]);

  /** @param range from the row that was last turned to this one. */
  const toggle = useCallback((index: number, range = false) => {
    const id = rowId.current(index);
    if (id === undefined) return;
    const from = anchor.current;
    anchor.current = index;
    setSelected((before) =>
      range && from !== undefined
        ? withRange(before, from, index, rowId.current, !before.has(id) || from === index)
        : toggled(before, id),
    );
  }, []);

  /** Selects the whole result, as far as one action may go. */
  const selectAll = useCallback(
    async (total: number) => {
      if (!query) return;
      setFilling(true);
      try {
        const ids = new Set<string>();
        const last = Math.ceil(Math.min(total, mostSelected) / perPage);
        for (let page = 1; page <= last; page += 1) {
          const { data } = await dataProvider.getList<AnyRecord>(resource, {
            pagination: { page, perPage },
            sort: query.sort,
            filter: query.filter,
          });
          for (const { id } of data) if (ids.size < mostSelected) ids.add(id);
        }
        if (latest.current === JSON.stringify(query.filter)) setSelected(ids);
      } finally {
        setFilling(false);
      }
    },
    [dataProvider, resource, query],
  );
  const keep = useCallback((ids: readonly string[]) => setSelected(new Set(ids)), []);
  return { selected, filling, toggle, clear, selectAll, keep };
}

export type RowSelection = ReturnType<typeof useRowSelection>;
