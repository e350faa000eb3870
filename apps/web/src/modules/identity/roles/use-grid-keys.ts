import { type FocusEvent, type KeyboardEvent, useRef } from 'react';

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Moves among the `[data-cell]` of a table with the arrow keys, Home and End; Tab leaves the cells. Cells are found
 * where they are drawn: rows that are closed are not there.
 */
export function useGridKeys() {
  const table = useRef<HTMLTableElement>(null);
  const rows = () =>
    [...(table.current?.querySelectorAll('tr') ?? [])]
      .map((row) => [...row.querySelectorAll<HTMLElement>('[data-cell]')])
      .filter((cells) => cells.length > 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const grid = rows();
    const row = grid.findIndex((cells) => cells.includes(event.target as HTMLElement));
    if (row < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const cells = grid[row] ?? [];
    const column = cells.indexOf(event.target as HTMLElement);
    const step = steps[event.key];
    const target = step
      ? grid[row + step[0]]?.[column + step[1]]
      : event.key === 'Home'
        ? cells[0]
        : event.key === 'End'
          ? cells.at(-1)
          : undefined;
    if (!step && !target) return;
    event.preventDefault();
    target?.focus();
  };
  /** One cell is a stop of Tab: the one that had the focus last. */
  const onFocus = ({ target }: FocusEvent) => {
    if (!target.hasAttribute('data-cell')) return;
    for (const cell of rows().flat()) cell.tabIndex = cell === target ? 0 : -1;
  };
  return { table, onKeyDown, onFocus };
}
