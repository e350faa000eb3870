import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forecastTotal, monthsOf } from './report-rows';

const month = (name: string | null, amount = '10.00') => ({
  month: name,
  count: 1,
  amount,
  weightedAmount: amount,
});

describe('the months of a forecast', () => {
  it('leave no gap, over the turn of a year', () => {
    const months = monthsOf([month('2027-02'), month('2026-11')]);
    expect(months.map((each) => [each.month, each.count])).toEqual([
      ['2026-11', 1],
      ['2026-12', 0],
      ['2027-01', 0],
      ['2027-02', 1],
    ]);
  });

  it('end with what has no day', () => {
    expect(monthsOf([month(null), month('2026-11')]).map((each) => each.month)).toEqual(['2026-11', null]);
  });

  it('jump over decades in which nothing is expected', () => {
    expect(monthsOf([month('2026-11'), month('2099-01')])).toHaveLength(2);
  });

  it('keep everything that is expected', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 })), {
          selector: String,
          maxLength: 20,
        }),
        (given) => {
          const names = given.map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
          const months = monthsOf(names.map((name) => month(name))).filter(({ count }) => count > 0);
          expect(months.map((each) => each.month)).toEqual([...names].sort());
        },
      ),
    );
  });
});

describe('what is likely of all that is open', () => {
  it('is added up to the cent', () => {
    expect(forecastTotal([month(null, '0.10'), month('2026-11', '0.20')])).toBe('0.30');
    expect(forecastTotal([])).toBe('0.00');
    expect(forecastTotal([month(null, '999999999999.99'), month(null, '0.01')])).toBe('1000000000000.00');
  });
});
