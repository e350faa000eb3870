/** A key pressed in a cell, and where the cursor stands in its text. */
export interface CellKey {
  key: string;
  /** Ctrl or Cmd. */
  command: boolean;
  alt: boolean;
  shift: boolean;
  /** Whether the cursor can go no further back, or on, in the text; never in a menu. */
  atStart: boolean;
  atEnd: boolean;
  isMenu: boolean;
}

export interface CellPlace {
  row: number;
  column: number;
  /** Number of lines. */
  count: number;
  /** Positions of the columns that are written. */
  written: readonly number[];
  /** Whether somebody has written in this line. */
  isWritten: boolean;
}

export type LineStep =
  | { step: 'focus'; row: number; column: number }
  | { step: 'add'; at: number }
  | { step: 'duplicate' | 'remove'; row: number }
  | { step: 'move'; row: number; to: number };

/**
 * What a key does, as in a spreadsheet: Enter and the arrows go from cell to cell, Ctrl+D doubles the line, Alt and an
 * arrow move it, Ctrl+Delete removes it; Enter and Tab behind the last written line begin a new one.
 * @returns undefined when the key is the input's own.
 */
export function stepOf(pressed: CellKey, place: CellPlace): LineStep | undefined {
  const { key, command, alt } = pressed;
  if (command && !alt) return commandStep(key, place);
  if (alt && !command) return moveStep(key, place);
  return command || alt ? undefined : plainStep(pressed, place);
}

function commandStep(key: string, { row }: CellPlace): LineStep | undefined {
  if (key.toLowerCase() === 'd') return { step: 'duplicate', row };
  if (key === 'Delete') return { step: 'remove', row };
  return undefined;
}

function moveStep(key: string, { row, count }: CellPlace): LineStep | undefined {
  if (key === 'ArrowUp' && row > 0) return { step: 'move', row, to: row - 1 };
  if (key === 'ArrowDown' && row < count - 1) return { step: 'move', row, to: row + 1 };
  return undefined;
}

function plainStep(pressed: CellKey, place: CellPlace): LineStep | undefined {
  const { key, shift, isMenu, atStart, atEnd } = pressed;
  const { row, column, count, written, isWritten } = place;
  const isLast = row === count - 1;
  const up: LineStep | undefined = row > 0 ? { step: 'focus', row: row - 1, column } : undefined;
  const down: LineStep | undefined = isLast ? undefined : { step: 'focus', row: row + 1, column };
  const added: LineStep | undefined = isLast && isWritten ? { step: 'add', at: row + 1 } : undefined;
  const beside = (by: 1 | -1): LineStep | undefined => {
    const next = written[written.indexOf(column) + by];
    return next === undefined ? undefined : { step: 'focus', row, column: next };
  };
  switch (key) {
    case 'Enter':
      return shift ? up : (down ?? added);
    case 'Tab':
      return !shift && column === written.at(-1) ? added : undefined;
    case 'ArrowUp':
      return isMenu || shift ? undefined : up;
    case 'ArrowDown':
      return isMenu || shift ? undefined : down;
    case 'ArrowLeft':
      return atStart && !shift ? beside(-1) : undefined;
    case 'ArrowRight':
      return atEnd && !shift ? beside(1) : undefined;
    default:
      return undefined;
  }
}
