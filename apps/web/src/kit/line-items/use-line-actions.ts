import { useNotify } from 'ra-core';
import { useMemo, useRef } from 'react';
import { type UseFieldArrayReturn, useFormContext } from 'react-hook-form';
import { useText } from '@/i18n/use-text';
import type { LineActions } from './line-actions';
import { isUntouched, type Line, type LineColumn } from './line-column';

interface Options {
  source: string;
  columns: readonly LineColumn[];
  empty: Line;
  array: UseFieldArrayReturn<Record<string, Line[]>, string>;
  focus: (row: number, column: number) => void;
}

/** What keys and menus do with lines. The same object all the time: rows are not drawn anew for it. */
export function useLineActions(options: Options): LineActions {
  const text = useText();
  const notify = useNotify();
  const { getValues } = useFormContext();
  const latest = useRef({ ...options, text, notify });
  latest.current = { ...options, text, notify };
  return useMemo(() => {
    const lines = () => (getValues(latest.current.source) ?? []) as Line[];
    const first = () => latest.current.columns.findIndex(({ kind }) => kind !== 'computed');
    const quiet = { shouldFocus: false };
    return {
      count: () => lines().length,
      focus: (row, column) => latest.current.focus(row, column),
      isWritten: (row) => !isUntouched(latest.current.columns, lines()[row] ?? {}, latest.current.empty),
      add: (at) => {
        latest.current.array.insert(at, { ...latest.current.empty }, quiet);
        latest.current.focus(at, first());
      },
      duplicate: (row) => {
        const { id: _, ...line } = lines()[row] ?? latest.current.empty;
        latest.current.array.insert(row + 1, { ...line }, quiet);
        latest.current.focus(row + 1, first());
      },
      move: (from, to) => {
        latest.current.array.move(from, to);
        latest.current.focus(to, first());
      },
      remove: (row) => {
        const line = lines()[row];
        if (!line) return;
        const { array, focus, notify, text } = latest.current;
        array.remove(row);
        focus(Math.min(row, lines().length - 1), first());
        const undo = {
          label: text('form.lines.undo'),
          run: () => {
            latest.current.array.insert(Math.min(row, lines().length), { ...line }, quiet);
            latest.current.focus(row, first());
          },
        };
        notify('form.lines.removed', { type: 'info', action: undo });
      },
    };
  }, [getValues]);
}
