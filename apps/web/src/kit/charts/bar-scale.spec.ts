import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeOf, scaleOf, spansOf } from './bar-scale';

const series = ['won', 'lost'].map((name) => ({ name, label: name }));
const row = (won: number | null, lost: number | null) => ({ label: 'mars', values: { won, lost } });

describe('the bars of a chart', () => {
  it('begin at zero beside each other, and where the one below ends when they are stacked', () => {
    expect(spansOf(row(3, 2), series, false).map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [0, 2],
    ]);
    expect(spansOf(row(3, 2), series, true).map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [3, 5],
    ]);
    expect(spansOf(row(null, -2), series, true).map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [-2, 0],
    ]);
  });

  it.each([
    [43, [0, 10, 20, 30, 40, 50]],
    [4, [0, 1, 2, 3, 4]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [301_000, [0, 100_000, 200_000, 300_000, 400_000]],
    [0, [0]],
  ])('up to %d have the axis %j', (to, ticks) => {
    expect(scaleOf([{ from: 0, to }]).ticks).toEqual(ticks);
  });

  it('always fit on their axis, which has few round numbers and zero', () => {
    const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => Math.abs(value) > 1e-6);
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), (values) => {
        const spans = values.map((value) => ({ from: Math.min(0, value), to: Math.max(0, value) }));
        const scale = scaleOf(spans);
        expect(scale.ticks).toContain(0);
        expect(scale.ticks.length).toBeLessThanOrEqual(8);
        for (const { from, to } of spans) {
          expect(placeOf(from, scale)).toBeGreaterThanOrEqual(-1e-6);
          expect(placeOf(to, scale)).toBeLessThanOrEqual(100 + 1e-6);
        }
      }),
    );
  });
});
