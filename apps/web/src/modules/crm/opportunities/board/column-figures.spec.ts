import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figuresWith } from './column-figures';

const column = { amount: '1000.10', weightedAmount: '300.03' };
const stage = { probability: 30 };

describe('the figures of a column', () => {
  it('count in what arrives, at the probability of the stage', () => {
    const arriving = [{ amount: '48500.00', weightedAmount: '4850.00' }];
    expect(figuresWith(column, stage, { arriving, leaving: [] })).toEqual({
      amount: '49500.10',
      weightedAmount: '14850.03',
    });
  });

  it('count out what leaves, at the probability that it had', () => {
    const leaving = [{ amount: '1000.00', weightedAmount: '500.00' }];
    expect(figuresWith(column, stage, { arriving: [], leaving })).toEqual({
      amount: '0.10',
      weightedAmount: '-199.97',
    });
  });

  it('count cards without an amount for nothing', () => {
    const arriving = [{ amount: null, weightedAmount: null }];
    expect(figuresWith(column, stage, { arriving, leaving: arriving })).toEqual(column);
  });

  it('are the same after a card has come and gone', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 13n),
        fc.bigInt(0n, 10n ** 11n),
        fc.integer({ min: 0, max: 100 }),
        (total, one, probability) => {
          const text = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
          const before = { amount: text(total), weightedAmount: text(total) };
          const card = { amount: text(one) };
          const there = figuresWith(before, { probability }, { arriving: [card], leaving: [] });
          const weight = figuresWith(
            { amount: '0.00', weightedAmount: '0.00' },
            { probability },
            {
              arriving: [card],
              leaving: [],
            },
          );
          const leaving = [{ ...card, weightedAmount: weight.weightedAmount }];
          expect(figuresWith(there, { probability }, { arriving: [], leaving })).toEqual(before);
        },
      ),
    );
  });
});
