/** A record on the board, as far as the board cares. */
export interface Card {
  id: string;
  [field: string]: unknown;
}

export interface Column {
  value: string;
  cards: Card[];
  /** All of them, also those that are not loaded. */
  total: number;
}

/** A move that the server has not confirmed, or that the lists do not show yet. */
export interface Move {
  card: Card;
  to: string;
}

/** The columns as they will be once the moves are stored: moved cards lie on top of their new column. */
export function applyMoves(
  columns: readonly Column[],
  by: string,
  moves: ReadonlyMap<string, Move>,
): Column[] {
  return columns.map(({ value, cards, total }) => {
    const arrived = [...moves.values()].filter(({ to }) => to === value).reverse();
    const known = new Set(cards.map(({ id }) => id));
    const staying = cards.filter(({ id }) => !moves.has(id));
    const left = cards.filter(({ id }) => moves.has(id) && moves.get(id)?.to !== value).length;
    return {
      value,
      cards: [...arrived.map(({ card }) => ({ ...card, [by]: value })), ...staying],
      total: total - left + arrived.filter(({ card }) => !known.has(card.id)).length,
    };
  });
}

/**
 * The exact sum of amounts, which come as decimal texts: binary fractions would lose cents.
 * @returns a decimal text; what is no number counts for nothing.
 */
export function sumOf(amounts: readonly unknown[]): string {
  const numbers = amounts.map(String).filter((text) => /^-?\d+(\.\d+)?$/.test(text));
  const places = Math.max(0, ...numbers.map((text) => text.split('.')[1]?.length ?? 0));
  const units = numbers.reduce((sum, text) => {
    const [whole = '0', decimals = ''] = text.split('.');
    return sum + BigInt(whole + decimals.padEnd(places, '0'));
  }, 0n);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const sign = units < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The cards on their way to and from a column. */
export interface Transits {
  arriving: readonly Card[];
  leaving: readonly Card[];
}

/** One for all columns: what has not changed is not drawn anew. */
const noTransits: Transits = { arriving: [], leaving: [] };

/** The cards that come to a column and go from it by the moves that the server has not answered yet. */
export function transitsOf({ value, cards }: Column, moves: ReadonlyMap<string, Move>): Transits {
  const known = new Set(cards.map(({ id }) => id));
  const arriving = [...moves.values()].flatMap(({ card, to }) =>
    to === value && !known.has(card.id) ? [card] : [],
  );
  const leaving = cards.filter(({ id }) => moves.has(id) && moves.get(id)?.to !== value);
  return arriving.length + leaving.length === 0 ? noTransits : { arriving, leaving };
}
