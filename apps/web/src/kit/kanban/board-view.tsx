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
import { type ReactNode, useRef, useState } from 'react';
import { useReaches } from '@/api/use-session';
import type { AnyRecord, RecordScreens, Tone } from '../records/define-record';
import { columnByColumn, columnUnder } from './board-keys';
import { LiftedCard } from './card-list';
import { CardPlace, drawnAtOnce } from './card-place';
import type { Move } from './columns';
import { type CardColumn, KanbanCard } from './kanban-card';
import { KanbanColumn } from './kanban-column';
import { PhoneColumns } from './phone-columns';
import { useAnnouncements } from './use-announcements';
import type { BoardColumn } from './use-board';
import { useCardMenu } from './use-card-menu';
import type { MoveCard } from './use-moves';

interface BoardViewProps {
  screens: RecordScreens;
  /** The field whose values are the columns. */
  by: string;
  columns: readonly BoardColumn[];
  move: MoveCard;
  moving: ReadonlyMap<string, Move>;
  movable: boolean;
  mayMove: (record: AnyRecord, to: string) => boolean;
  /** Words a column. */
  name: (value: string) => string;
  toneOf: (value: string) => Tone | undefined;
  /** The same function as long as cards look the same. */
  renderCard: (record: AnyRecord) => ReactNode;
  /** Sum of a column, beside its name; already worded. */
  sumOf?: (column: BoardColumn) => string | undefined;
  /** As high as the place that it is in, and as wide as the window: the columns scroll, and not the page. */
  fills?: boolean;
  /** What else to know of a column, below its name. */
  figuresOf?: ((column: BoardColumn) => ReactNode) | undefined;
}

/** Columns of cards as they are seen and moved: by pointer, by keys, by menu; on a phone one column at a time. */
export function BoardView(props: BoardViewProps) {
  const { screens, by, columns, move, moving, movable, mayMove, name, toneOf, renderCard } = props;
  const { sumOf, figuresOf, fills = false } = props;
  const reaches = useReaches();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const values = columns.map(({ value }) => value);
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
  const known = useRef(new Map<string, readonly CardColumn[]>());
  const targets = (card: AnyRecord): readonly CardColumn[] => {
    const open =
      movable && reaches(screens.meta, 'update', card)
        ? values.filter((value) => value !== card[by] && mayMove(card, value))
        : [];
    const all = open.map((value) => ({ value, name: name(value) }));
    // One array for all that may go to the same places: what has not changed is not drawn anew.
    const key = JSON.stringify(all);
    const same = known.current.get(key) ?? all;
    known.current.set(key, same);
    return same;
  };
  const { asked, onAsk, menu } = useCardMenu({ cardOf, titleOf: screens.title, targetsOf: targets, move });

  const drawn = columns.map((column) => (
    <KanbanColumn
      key={column.value}
      column={column}
      fills={fills}
      name={name(column.value)}
      tone={toneOf(column.value)}
      sum={sumOf?.(column)}
      figures={figuresOf?.(column)}
      open={!held || held[by] === column.value || mayMove(held, column.value)}
    >
      {column.cards.map((card, at) => (
        <CardPlace key={card.id} drawn={at < drawnAtOnce}>
          <KanbanCard
            card={card}
            title={screens.title(card)}
            column={column.value}
            targets={targets(card)}
            moving={moving.has(card.id)}
            asked={asked === card.id}
            onAsk={onAsk}
            renderCard={renderCard}
          />
        </CardPlace>
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
        {menu}
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
      <Box
        sx={{
          display: 'flex',
          gap: 3,
          overflowX: 'auto',
          alignItems: 'stretch',
          pb: 2,
          ...(fills && { height: '100%', px: { sm: 3, md: 5 } }),
        }}
      >
        {drawn}
      </Box>
      <DragOverlay dropAnimation={null}>{held && <LiftedCard>{renderCard(held)}</LiftedCard>}</DragOverlay>
      {menu}
    </DndContext>
  );
}
