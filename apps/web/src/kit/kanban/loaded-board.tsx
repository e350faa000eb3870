import type { ReactNode } from 'react';
import { useHolds } from '@/api/use-session';
import type { AnyRecord, RecordScreens, Tone } from '../records/define-record';
import { BoardView } from './board-view';
import { applyMoves, type Transits, transitsOf } from './columns';
import { always } from './kanban-board';
import type { BoardColumn } from './use-board';
import { useMoves } from './use-moves';

/** A column whose cards the screen has read itself. */
export interface LoadedColumn extends BoardColumn {
  name: string;
  tone?: Tone | undefined;
}

interface LoadedBoardProps {
  record: RecordScreens;
  /** The field whose values are the columns. */
  by: string;
  columns: readonly LoadedColumn[];
  renderCard: (record: AnyRecord) => ReactNode;
  /** Stores a move; undefined: somebody thought better of it, and the card goes back without a word. */
  onMove: (record: AnyRecord, to: string) => Promise<AnyRecord | undefined>;
  /** Brings what was stored into what is shown. */
  take: (stored: AnyRecord) => void;
  mayMove?: (record: AnyRecord, to: string) => boolean;
  /** What to know of a column, with what is on its way counted in. */
  figures?: (value: string, transits: Transits) => ReactNode;
}

/** A board of columns that come from one answer of the server, with figures of their own. */
export function LoadedBoard(props: LoadedBoardProps) {
  const { record: screens, by, columns, renderCard, onMove, take, mayMove = always, figures } = props;
  const holds = useHolds();
  const nameOf = (value: string) => columns.find((column) => column.value === value)?.name ?? '';
  const { move, moving } = useMoves({ screens, by, store: onMove, name: nameOf, take });
  const shown = applyMoves(columns, by, moving).map(
    (column, at): BoardColumn => ({ ...(columns[at] as LoadedColumn), ...column }),
  );
  const loaded = (value: string) => columns.find((column) => column.value === value);
  return (
    <BoardView
      screens={screens}
      by={by}
      columns={shown}
      move={move}
      moving={moving}
      movable={holds(`${screens.meta.name}.update`)}
      mayMove={mayMove}
      name={nameOf}
      toneOf={(value) => loaded(value)?.tone}
      renderCard={renderCard}
      fills
      figuresOf={({ value }) => {
        const column = loaded(value);
        return column && figures?.(value, transitsOf(column, moving));
      }}
    />
  );
}
