/** Rows of one request. */
export const pageSize = 100;

/** Rows on the screen, both included, from 0. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

export const pageOfRow = (index: number, size = pageSize): number => Math.floor(index / size) + 1;

/**
 * Pages to hold for the rows on the screen, from 1: theirs, and the next one when its rows are near.
 * @param total rows of the whole result; undefined when it is not known yet.
 * @param near rows before and after the screen that are wanted too.
 */
export function pagesFor(
  { start, end }: RowRange,
  total: number | undefined,
  near = 30,
  size = pageSize,
): number[] {
  if (total === undefined || total === 0) return [1];
  const last = pageOfRow(total - 1, size);
  const clamp = (row: number) => Math.min(Math.max(row, 0), total - 1);
  const first = Math.min(pageOfRow(clamp(start - near), size), last);
  const until = pageOfRow(clamp(Math.max(end, start) + near), size);
  return Array.from({ length: until - first + 1 }, (_, at) => first + at);
}
