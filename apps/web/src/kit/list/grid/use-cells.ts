import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router-dom';
import { useReaches } from '@/api/use-session';
import { type AnyRecord, fieldOf, pathOf } from '../../records/define-record';
import { useList } from '../list-context';
import type { Leave } from './cell-editor';
import { isWrittenInCell } from './cell-kinds';
import { type Cell, moved, nextWritten } from './cell-moves';

interface CellsOptions {
  frame: RefObject<HTMLDivElement | null>;
  rowsOnScreen: () => number;
  scrollToRow: (row: number) => void;
}

interface Edited {
  id: string;
  name: string;
}

/** Which cell has the focus and which one is written, and what the keyboard and the pointer do with them. */
export function useCells({ frame, rowsOnScreen, scrollToRow }: CellsOptions) {
  const { screens, layout, rows, selection, may } = useList();
  const reaches = useReaches();
  const navigate = useNavigate();
  const [active, setActive] = useState<Cell>({ row: 0, col: 0 });
  const [edited, setEdited] = useState<Edited>();
  const wantsFocus = useRef(false);
  const total = rows.total ?? 0;
  const columns = layout.columns;
  const written = columns.map((name) => may.update && isWrittenInCell(fieldOf(screens, name)));
  const cell: Cell = {
    row: Math.min(active.row, Math.max(total - 1, 0)),
    col: Math.min(active.col, columns.length - 1),
  };

  const goTo = (to: Cell) => {
    wantsFocus.current = true;
    setActive(to);
    scrollToRow(to.row);
  };
  useEffect(() => {
    if (!wantsFocus.current || edited) return;
    const found = frame.current?.querySelector<HTMLElement>(
      `[data-row="${cell.row}"] [data-col="${cell.col}"]`,
    );
    if (!found) return;
    wantsFocus.current = false;
    const target = found.querySelector<HTMLElement>('a.title') ?? found;
    target.focus({ preventScroll: true });
    found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const edit = (at: Cell): boolean => {
    const record = rows.recordAt(at.row);
    const name = columns[at.col];
    if (!record || !name || !written[at.col] || !reaches(screens.meta, 'update', record)) return false;
    setActive(at);
    setEdited({ id: record.id, name });
    return true;
  };
  const open = (at: Cell) => {
    const record = rows.recordAt(at.row);
    if (record && !screens.listOnly) navigate(pathOf(screens, record.id));
  };
  const leave: Leave = (way) => {
    setEdited(undefined);
    if (way === 'away') return;
    if (way === 'stay') return goTo(cell);
    if (way === 'down') return goTo({ row: Math.min(cell.row + 1, total - 1), col: cell.col });
    const next = nextWritten(cell, way === 'next' ? 1 : -1, written, total);
    if (!next || !rows.recordAt(next.row)) return goTo(cell);
    scrollToRow(next.row);
    edit(next);
  };
  // Rows are drawn anew only for what is theirs: what they call stays the same function.
  const latest = useRef(leave);
  latest.current = leave;
  const onLeave = useCallback<Leave>((way) => latest.current(way), []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (edited || event.altKey || !target.closest('[data-row]')) return;
    const onButton = target.closest('.actions') !== null;
    const to = moved(cell, event.key, event.ctrlKey || event.metaKey, {
      rows: total,
      columns: columns.length,
      screen: rowsOnScreen(),
    });
    if (to) {
      event.preventDefault();
      if (event.shiftKey && to.row !== cell.row) {
        if (selection.selected.size === 0) selection.toggle(cell.row);
        selection.toggle(to.row, true);
      }
      goTo(to);
    } else if (event.key === ' ' && !onButton) {
      event.preventDefault();
      selection.toggle(cell.row, event.shiftKey);
    } else if (event.key === 'F2') {
      event.preventDefault();
      edit(cell);
    } else if (event.key === 'Enter' && !onButton && !(target instanceof HTMLAnchorElement)) {
      event.preventDefault();
      if (!edit(cell)) open(cell);
    }
  };
  const cellAt = (target: EventTarget): Cell | undefined => {
    const row = (target as Element).closest<HTMLElement>('[data-row]');
    if (!row) return undefined;
    const col = (target as Element).closest<HTMLElement>('[data-col]');
    return { row: Number(row.dataset['row']), col: Number(col?.dataset['col'] ?? cell.col) };
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const at = cellAt(event.target);
    if (!at || edited) return;
    const target = event.target as Element;
    if (target.closest('.pick')) {
      // The label would click its box once more, and not every browser says then that Shift was held.
      if (!(target instanceof HTMLInputElement)) event.preventDefault();
      selection.toggle(at.row, event.shiftKey);
      setActive(at);
      return;
    }
    if (target.closest('a, button')) return;
    if (getSelection()?.isCollapsed !== false) goTo(at);
  };
  const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
    const at = cellAt(event.target);
    if (!at || edited || (event.target as Element).closest('a, button, .pick')) return;
    if (edit(at)) getSelection()?.removeAllRanges();
  };
  const isEdited = (record: AnyRecord | undefined, name: string): boolean =>
    edited !== undefined && record?.id === edited.id && edited.name === name;

  return {
    cell,
    edited,
    isEdited,
    onLeave,
    handlers: { onKeyDown, onClick, onDoubleClick },
    /** For keys that are pressed outside of the table. */
    moveBy: (step: number) => {
      const inside = frame.current?.contains(document.activeElement) ?? false;
      if (total > 0) goTo({ ...cell, row: Math.max(0, Math.min(cell.row + (inside ? step : 0), total - 1)) });
    },
    toggle: () => selection.toggle(cell.row),
  };
}
