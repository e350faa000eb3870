import type { KeyboardEvent } from 'react';
import type { LineColumn } from './line-column';
import { stepOf } from './line-keys';

/** What keys and menus do with lines. */
export interface LineActions {
  count: () => number;
  focus: (row: number, column: number) => void;
  add: (at: number) => void;
  remove: (row: number) => void;
  duplicate: (row: number) => void;
  move: (from: number, to: number) => void;
  /** Whether somebody has written in a line. */
  isWritten: (row: number) => boolean;
}

/** Where the cursor of an input is, as far as leaving it is concerned. A selected text is left at once. */
function cursorOf(target: EventTarget): { atStart: boolean; atEnd: boolean } {
  if (!(target instanceof HTMLInputElement)) return { atStart: false, atEnd: false };
  const { selectionStart: from, selectionEnd: to, value } = target;
  const all = from === 0 && to === value.length;
  return {
    atStart: all || (from === 0 && to === 0),
    atEnd: all || (from === value.length && to === value.length),
  };
}

/** Does what a key in a cell means. */
export function actOnKey(
  event: KeyboardEvent<HTMLElement>,
  { row, column }: { row: number; column: number },
  columns: readonly LineColumn[],
  actions: LineActions,
): void {
  const { key, ctrlKey, metaKey, altKey: alt, shiftKey: shift, target } = event;
  const pressed = { key, command: ctrlKey || metaKey, alt, shift, ...cursorOf(target) };
  const found = stepOf(
    { ...pressed, isMenu: target instanceof HTMLSelectElement },
    {
      row,
      column,
      count: actions.count(),
      written: columns.flatMap(({ kind }, at) => (kind === 'computed' ? [] : [at])),
      isWritten: actions.isWritten(row),
    },
  );
  if (!found) return;
  event.preventDefault();
  switch (found.step) {
    case 'focus':
      actions.focus(found.row, found.column);
      break;
    case 'add':
      actions.add(found.at);
      break;
    case 'move':
      actions.move(found.row, found.to);
      break;
    default:
      actions[found.step](found.row);
  }
}
