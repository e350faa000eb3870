import { type SortPayload, useDataProvider } from 'ra-core';
import { type ReactNode, useCallback } from 'react';
import { useHolds } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { useWording } from '../fields/use-wording';
import { type Send, saveField } from '../page/inline/save-field';
import { type AnyRecord, fieldOf, type RecordScreens } from '../records/define-record';
import { BoardView } from './board-view';
import { sumOf } from './columns';
import { type BoardColumn, useBoard } from './use-board';

export interface KanbanBoardProps {
  record: RecordScreens;
  /** The choice field whose values are the columns. */
  by: string;
  /** Which values, in which order; all of them when absent. */
  columns?: readonly string[];
  /** What a card shows. A link in it opens the record. */
  renderCard: (record: AnyRecord) => ReactNode;
  filter?: Readonly<Record<string, unknown>>;
  sort?: SortPayload;
  /** An amount that is added up for each column, and how it is written. */
  sum?: { field: string; format: (total: string) => string };
  /** Stores a move by a named command; a change of the field when absent. */
  onMove?: (record: AnyRecord, to: string) => Promise<AnyRecord>;
  /** Whether a record may go to a column; everywhere when absent. */
  mayMove?: (record: AnyRecord, to: string) => boolean;
}

export const always = () => true;

/** Records as cards in the columns of their state; moving a card changes the state. */
export function KanbanBoard(props: KanbanBoardProps) {
  const { record: screens, by, renderCard, filter, sort, sum, onMove, mayMove = always } = props;
  const text = useText();
  const holds = useHolds();
  const provider = useDataProvider();
  const { meta } = screens;
  const field = fieldOf(screens, by);
  const values = props.columns ?? field.choices ?? [];
  const movable = holds(`${meta.name}.update`) && (onMove !== undefined || !field.readOnly);
  const { choice: name } = useWording(meta.name, by);
  const store = useCallback(
    async (card: AnyRecord, to: string) => {
      if (onMove) return onMove(card, to);
      const send: Send = async (change, base) => {
        const params = { id: base.id, data: change, previousData: base };
        return (await provider.update<AnyRecord>(meta.path, params)).data;
      };
      const result = await saveField(send, card, by, to);
      if (result.kind === 'saved') return result.record;
      throw result.kind === 'refused' ? result.problem : new Error(text('page.conflict.title'));
    },
    [onMove, provider, meta.path, by, text],
  );
  const { columns, move, moving } = useBoard({ screens, by, values, filter, sort, store, name });
  const totalOf = ({ cards, total }: BoardColumn) => {
    if (!sum) return undefined;
    const words = sum.format(sumOf(cards.map((card) => card[sum.field])));
    return cards.length >= total ? words : text('page.kanban.atLeast', { sum: words });
  };
  return (
    <BoardView
      screens={screens}
      by={by}
      columns={columns}
      move={move}
      moving={moving}
      movable={movable}
      mayMove={mayMove}
      name={name}
      toneOf={(value) => screens.fields[by]?.tones?.[value]}
      renderCard={renderCard}
      sumOf={totalOf}
    />
  );
}
