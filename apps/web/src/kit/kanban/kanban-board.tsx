import {
  DndContext,
  DragOverlay,
  KeyboardCode,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Box, type Theme, useMediaQuery } from '@mui/material';
import { type SortPayload, useDataProvider } from 'ra-core';
import { type ReactNode, useCallback, useState } from 'react';
import { useHolds } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { useWording } from '../fields/use-wording';
import { type Send, saveField } from '../page/inline/save-field';
import { type AnyRecord, fieldOf, type RecordScreens } from '../records/define-record';
import { columnByColumn, columnUnder } from './board-keys';
import { sumOf } from './columns';
import { KanbanCard, LiftedCard } from './kanban-card';
import { KanbanColumn } from './kanban-column';
import { PhoneColumns } from './phone-columns';
import { useAnnouncements } from './use-announcements';
import { useBoard } from './use-board';

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

const always = () => true;

/** Records as cards in the columns of their state; moving a card changes the state. */
export function KanbanBoard(props: KanbanBoardProps) {
  const { record: screens, by, renderCard, filter, sort, sum, onMove, mayMove = always } = props;
  const text = useText();
  const holds = useHolds();
  const provider = useDataProvider();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'), { noSsr: true });
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
  const [held, setHeld] = useState<AnyRecord>();
  const cardOf = (id: string) => columns.flatMap(({ cards }) => cards).find((card) => card.id === id);
  const a11y = useAnnouncements((id) => {
    const card = cardOf(id);
    return card ? screens.title(card) : '';
  }, name);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    // Enter is the menu's; Space picks a card up and puts it down.
    useSensor(KeyboardSensor, {
      coordinateGetter: columnByColumn,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  );
  const targets = (card: AnyRecord) =>
    movable
      ? values
          .filter((value) => value !== card[by] && mayMove(card, value))
          .map((value) => ({ value, name: name(value) }))
      : [];
  const totalOf = (cards: readonly AnyRecord[], all: boolean) => {
    if (!sum) return undefined;
    const words = sum.format(sumOf(cards.map((card) => card[sum.field])));
    return all ? words : text('page.kanban.atLeast', { sum: words });
  };

  const drawn = columns.map((column) => (
    <KanbanColumn
      key={column.value}
      column={column}
      name={name(column.value)}
      tone={screens.fields[by]?.tones?.[column.value]}
      sum={totalOf(column.cards, column.cards.length >= column.total)}
      open={!held || held[by] === column.value || mayMove(held, column.value)}
    >
      {column.cards.map((card) => (
        <li key={card.id}>
          <KanbanCard
            id={card.id}
            title={screens.title(card)}
            column={column.value}
            targets={targets(card)}
            moving={moving.has(card.id)}
            onMove={(to) => void move(card, to)}
          >
            {renderCard(card)}
          </KanbanCard>
        </li>
      ))}
    </KanbanColumn>
  ));
  // A finger that swipes from column to column must not take a card along: there the menu moves.
  if (phone) {
    return (
      <DndContext sensors={[]} accessibility={a11y}>
        <PhoneColumns columns={columns.map(({ value, total }) => ({ value, total, name: name(value) }))}>
          {drawn}
        </PhoneColumns>
      </DndContext>
    );
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={columnUnder}
      accessibility={a11y}
      onDragStart={({ active }) => setHeld(cardOf(String(active.id)))}
      onDragCancel={() => setHeld(undefined)}
      onDragEnd={({ over }) => {
        setHeld(undefined);
        if (held && over && mayMove(held, String(over.id))) void move(held, String(over.id));
      }}
    >
      <Box sx={{ display: 'flex', gap: 3, overflowX: 'auto', alignItems: 'stretch', pb: 2 }}>{drawn}</Box>
      <DragOverlay dropAnimation={null}>{held && <LiftedCard>{renderCard(held)}</LiftedCard>}</DragOverlay>
    </DndContext>
  );
}
