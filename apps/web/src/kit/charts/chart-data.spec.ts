import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isEmptyChart, slicesOf } from './chart-data';

const series = [
  { name: 'won', label: 'Gagnées' },
  { name: 'lost', label: 'Perdues' },
];

describe('what a chart shows', () => {
  it('has nothing to draw when every number is missing or zero', () => {
    expect(isEmptyChart([], series)).toBe(true);
    expect(isEmptyChart([{ label: 'mars', values: { won: 0, lost: null } }], series)).toBe(true);
    expect(isEmptyChart([{ label: 'mars', values: { lost: -3 } }], series)).toBe(false);
  });

  it('puts small slices together, the largest first', () => {
    const slices = [5, 40, 10, 0, 30].map((value) => ({ label: `n° ${value}`, value }));
    expect(slicesOf(slices, 3, 'Autres')).toEqual([
      { label: 'n° 40', value: 40 },
      { label: 'n° 30', value: 30 },
      { label: 'Autres', value: 15 },
    ]);
    expect(slicesOf(slices, 4, 'Autres').map(({ value }) => value)).toEqual([40, 30, 10, 5]);
  });

  it('loses nothing of the whole', () => {
    const slice = fc.record({ label: fc.string(), value: fc.integer({ min: -100, max: 1000 }) });
    fc.assert(
      fc.property(fc.array(slice), fc.integer({ min: 2, max: 8 }), (slices, most) => {
        const shown = slicesOf(slices, most, 'Autres');
        const sum = (all: readonly { value: number }[]) =>
          all.reduce((total, { value }) => total + Math.max(0, value), 0);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(sum(shown)).toBe(sum(slices));
      }),
    );
  });
});
