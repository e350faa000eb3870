import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, daysOf, periods } from './periods';

describe('periods of days', () => {
  const thursday = new Date(2026, 1, 12, 15, 30);

  it('begin weeks on Monday', () => {
    expect(daysOf('this-week', thursday)).toEqual({ from: '2026-02-09', to: '2026-02-15' });
    expect(daysOf('this-week', new Date(2026, 1, 15))).toEqual({ from: '2026-02-09', to: '2026-02-15' });
  });

  it('end months on their last day', () => {
    expect(daysOf('this-month', thursday)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOf('last-month', new Date(2028, 2, 31))).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf('last-month', new Date(2026, 0, 5))).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('count today among the last seven', () => {
    expect(daysOf('last-7-days', thursday)).toEqual({ from: '2026-02-06', to: '2026-02-12' });
  });

  it('never end before they begin, and hold today unless they are past', () => {
    const moments = fc.date({ min: new Date(1990, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.constantFrom(...periods), (now, period) => {
        const { from = '', to = '9999' } = daysOf(period, now);
        expect(from <= to).toBe(true);
        const past: readonly string[] = ['before-today', 'last-month', 'last-year'];
        if (past.includes(period)) expect(to < dayOf(now)).toBe(true);
        else expect(from <= dayOf(now) && dayOf(now) <= to).toBe(true);
      }),
    );
  });
});
