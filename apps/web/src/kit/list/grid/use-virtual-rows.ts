import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/** How far each list was scrolled, by the entry of the browser's history: going back lands on the same rows. */
const offsets = new Map<string, number>();
/** Between two looks at what is on the screen, in milliseconds: rows that fly past are not asked for. */
const patience = 120;

interface VirtualRowsOptions {
  frame: RefObject<HTMLDivElement | null>;
  total: number;
  height: number;
  /** What stays above the rows, in pixels. */
  above: number;
  /** A row that is always drawn: the one with the focus. */
  kept: number | undefined;
  /** The rows are those of another question when this changes. */
  question: unknown;
  look: (range: { start: number; end: number }) => void;
}

/** The rows that are drawn: those on the screen and some around. */
export function useVirtualRows({ frame, total, height, above, kept, question, look }: VirtualRowsOptions) {
  const { key } = useLocation();
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: above,
    scrollPaddingStart: above,
    initialOffset: () => offsets.get(key) ?? 0,
    useFlushSync: false,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const rows = defaultRangeExtractor(range);
        if (kept === undefined || kept >= range.count || rows.includes(kept)) return rows;
        return kept < (rows[0] ?? 0) ? [kept, ...rows] : [...rows, kept];
      },
      [kept],
    ),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density has other heights
  useEffect(() => virtualizer.measure(), [height]);

  const asked = useRef(question);
  useEffect(() => {
    if (asked.current !== question && asked.current !== undefined) virtualizer.scrollToOffset(0);
    asked.current = question;
  }, [question, virtualizer]);

  const offset = virtualizer.scrollOffset ?? 0;
  useEffect(() => {
    offsets.set(key, offset);
  }, [key, offset]);

  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const latest = useRef({ start: 0, end: 0 });
  latest.current = { start: startIndex, end: endIndex };
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks when other rows, or another number of them, are there
  useEffect(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      look(latest.current);
    }, patience);
  }, [startIndex, endIndex, total, look]);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      waiting.current = undefined;
    },
    [],
  );
  return virtualizer;
}
