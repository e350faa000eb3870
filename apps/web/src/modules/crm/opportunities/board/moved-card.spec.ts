import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schemas } from '@/api/generated/schema';
import { withMoved } from './moved-card';

type Board = Schemas['OpportunityBoard'];
type Card = Schemas['OpportunityCard'];

const cents = (amount: string) => Number(amount.replace('.', ''));
const card = (id: string, stageId: string, amount: string | null, expectedCloseOn: string | null = null) =>
  ({ id, stageId, amount, weightedAmount: amount, expectedCloseOn, name: id, version: 1 }) as Card;
/** A board of stages at which everything is certain: what is weighed is what there is. */
const board = (...columns: Card[][]): Board => ({
  pipelineId: 'p',
  columns: columns.map((items, at) => {
    const sum = items.reduce((total, { amount }) => total + cents(amount ?? '0.00'), 0);
    const amount = `${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`;
    const stage = { id: `s${at}`, probability: 100 } as Schemas['StageSummary'];
    return { stage, count: items.length, amount, weightedAmount: amount, items };
  }),
});
const idsOf = ({ columns }: Board) => columns.map(({ items }) => items.map(({ id }) => id));

describe('a board after a card was moved', () => {
  it('has the card where the server sorts it: by the day it closes, without one last', () => {
    const before = board(
      [card('c', 's0', '5.00', '2026-03-02')],
      [card('a', 's1', '1.00', '2026-01-10'), card('b', 's1', '2.00', '2026-05-01'), card('d', 's1', null)],
    );
    expect(idsOf(withMoved(before, card('c', 's1', '5.00', '2026-03-02')))).toEqual([
      [],
      ['a', 'c', 'b', 'd'],
    ]);
    expect(idsOf(withMoved(before, card('c', 's1', '5.00', null)))).toEqual([[], ['a', 'b', 'c', 'd']]);
  });

  it('counts what was typed on the way', () => {
    const moved = withMoved(board([card('a', 's0', null)], []), card('a', 's1', '120.50'));
    expect(moved.columns.map(({ count, amount }) => [count, amount])).toEqual([
      [0, '0.00'],
      [1, '120.50'],
    ]);
  });

  it('is the same when the card has gone to a stage that it does not show', () => {
    const before = board([card('a', 's0', '1.00')]);
    expect(withMoved(before, card('a', 'elsewhere', '1.00'))).toBe(before);
  });

  it('neither loses nor gains a card or a cent, and can be taken back', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, amounts, fc.nat(), (here, there, pick) => {
        const cardsOf = (stage: string, all: number[]) =>
          all.map((sum, at) =>
            card(`${stage}-${at}`, stage, `${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`),
          );
        const before = board(cardsOf('s0', here), cardsOf('s1', there));
        const one = before.columns[0]?.items[pick % here.length] as Card;
        const after = withMoved(before, { ...one, stageId: 's1' });
        const sums = ({ columns }: Board) => ({
          count: columns.reduce((sum, { count }) => sum + count, 0),
          amount: columns.reduce((sum, { amount }) => sum + cents(amount), 0),
        });
        expect(sums(after)).toEqual(sums(before));
        expect(idsOf(after).flat().sort()).toEqual(idsOf(before).flat().sort());
        expect(withMoved(after, one)).toEqual(before);
      }),
    );
  });
});
