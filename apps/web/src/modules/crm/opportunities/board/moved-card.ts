import type { Schemas } from '@/api/generated/schema';
import { figuresWith } from './column-figures';

type Board = Schemas['OpportunityBoard'];
type Column = Schemas['BoardColumn'];
type Card = Schemas['OpportunityCard'];

/** As the server sorts them: what closes first, what has no day last. */
function isBefore(a: Card, b: Card): boolean {
  const [dayA, dayB] = [a.expectedCloseOn ?? '~', b.expectedCloseOn ?? '~'];
  return dayA === dayB ? a.id < b.id : dayA < dayB;
}

function without(column: Column, id: string): Column {
  const card = column.items.find((each) => each.id === id);
  if (!card) return column;
  return {
    ...column,
    ...figuresWith(column, column.stage, { arriving: [], leaving: [card] }),
    count: column.count - 1,
    items: column.items.filter((each) => each !== card),
  };
}

function including(column: Column, card: Card): Column {
  const after = column.items.findIndex((each) => isBefore(card, each));
  const place = after < 0 ? column.items.length : after;
  return {
    ...column,
    ...figuresWith(column, column.stage, { arriving: [card], leaving: [] }),
    count: column.count + 1,
    items: column.items.toSpliced(place, 0, card),
  };
}

/** The board as the server would answer it after a card has come to the stage that it names. */
export function withMoved(board: Board, card: Card): Board {
  if (!board.columns.some(({ stage }) => stage.id === card.stageId)) return board;
  return {
    ...board,
    columns: board.columns.map((column) => {
      const rest = without(column, card.id);
      return column.stage.id === card.stageId ? including(rest, card) : rest;
    }),
  };
}
