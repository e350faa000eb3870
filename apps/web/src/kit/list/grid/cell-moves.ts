export interface Cell {
  readonly row: number;
  readonly col: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows on one screen. */
  readonly screen: number;
}

const within = (value: number, size: number): number => Math.max(0, Math.min(value, size - 1));

/** The cell that a key goes to (ARIA Authoring Practices, grid pattern); undefined for a key that goes nowhere. */
export function moved({ row, col }: Cell, key: string, control: boolean, size: GridSize): Cell | undefined {
  const to = (nextRow: number, nextCol: number): Cell => ({
    row: within(nextRow, size.rows),
    col: within(nextCol, size.columns),
  });
  switch (key) {
    case 'ArrowDown':
      return to(control ? size.rows - 1 : row + 1, col);
    case 'ArrowUp':
      return to(control ? 0 : row - 1, col);
    case 'ArrowRight':
      return to(row, control ? size.columns - 1 : col + 1);
    case 'ArrowLeft':
      return to(row, control ? 0 : col - 1);
    case 'PageDown':
      return to(row + size.screen, col);
    case 'PageUp':
      return to(row - size.screen, col);
    case 'Home':
      return to(control ? 0 : row, 0);
    case 'End':
      return to(control ? size.rows - 1 : row, size.columns - 1);
    default:
      return undefined;
  }
}

/** The next cell that can be written, along the rows; undefined after the last and before the first one. */
export function nextWritten(
  from: Cell,
  step: 1 | -1,
  written: readonly boolean[],
  rows: number,
): Cell | undefined {
  const columns = written.length;
  if (!written.includes(true)) return undefined;
  for (let at = from.row * columns + from.col + step; at >= 0 && at < rows * columns; at += step) {
    if (written[at % columns]) return { row: Math.floor(at / columns), col: at % columns };
  }
  return undefined;
}
