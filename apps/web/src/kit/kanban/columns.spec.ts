import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyMoves, type Column, type Move, sumOf } from './columns';

const board = (): Column[] => [
  {
    value: 'new',
    cards: [
      { id: 'a', stage: 'new' },
      { id: 'b', stage: 'new' },
    ],
    total: 60,
  },
  { value: 'won', cards: [{ id: 'c', stage: 'won' }], total: 1 },
];
const moves = (...given: [string, string][]) =>
  new Map<string, Move>(given.map(([id, to]) => [id, { card: { id, stage: 'new' }, to }]));

describe('a card that is moved', () => {
  it('lies on top of its new column at once, and the counts follow', () => {
    const [from, to] = applyMoves(board(), 'stage', moves(['a', 'won']));
    expect(from).toEqual({ value: 'new', cards: [{ id: 'b', stage: 'new' }], total: 59 });
    expect(to?.cards).toEqual([
      { id: 'a', stage: 'won' },
      { id: 'c', stage: 'won' },
    ]);
    expect(to?.total).toBe(2);
  });

  it('is counted once when the lists already show it where it went', () => {
    const columns = board();
    columns[1]?.cards.unshift({ id: 'a', stage: 'won' });
    columns[0]?.cards.shift();
    const after = applyMoves(columns, 'stage', moves(['a', 'won']));
    expect(after.map(({ total }) => total)).toEqual([60, 1]);
    expect(after[1]?.cards.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('leaves the board alone when nothing moves', () => {
    expect(applyMoves(board(), 'stage', new Map())).toEqual(board());
  });
});

describe('the sum of a column', () => {
  it('is exact to the cent', () => {
    expect(sumOf(['0.1', '0.2'])).toBe('0.3');
    expect(sumOf(['1200.50', '799.5', null, undefined, 'x'])).toBe('2000.00');
    expect(sumOf([3, -5])).toBe('-2');
    expect(sumOf(['-0.05'])).toBe('-0.05');
    expect(sumOf([])).toBe('0');
  });

  it('agrees with counting in cents', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { minLength: 1 }),
        (cents) => {
          const texts = cents.map(
            (each) =>
              `${each < 0 ? '-' : ''}${Math.trunc(Math.abs(each) / 100)}.${String(Math.abs(each) % 100).padStart(2, '0')}`,
          );
          const total = cents.reduce((sum, each) => sum + each, 0);
          expect(Math.round(Number(sumOf(texts)) * 100)).toBe(total === 0 ? 0 : total);
        },
      ),
    );
  });
});
