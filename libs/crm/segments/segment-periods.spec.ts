import fc from 'fast-check';
import { daysOf, periods } from './segment-periods.js';

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a period that moves with the calendar', () => {
  it.each([
    ['before-today', { to: '2026-08-30' }],
    ['today', { from: '2026-08-31', to: '2026-08-31' }],
    ['from-today', { from: '2026-08-31' }],
    ['this-week', { from: '2026-08-31', to: '2026-09-06' }],
    ['this-month', { from: '2026-08-01', to: '2026-08-31' }],
    ['this-quarter', { from: '2026-07-01', to: '2026-09-30' }],
    ['this-year', { from: '2026-01-01', to: '2026-12-31' }],
    ['last-7-days', { from: '2026-08-25', to: '2026-08-31' }],
    ['last-90-days', { from: '2026-06-03', to: '2026-08-31' }],
    // February has no 31st: its last day.
    ['last-6-months', { from: '2026-02-28', to: '2026-08-31' }],
    ['last-12-months', { from: '2025-08-31', to: '2026-08-31' }],
    ['last-month', { from: '2026-07-01', to: '2026-07-31' }],
    ['last-year', { from: '2025-01-01', to: '2025-12-31' }],
  ] as const)('%s, seen from 31 August 2026', (period, expected) => {
    expect(daysOf(period, '2026-08-31')).toEqual(expected);
  });

  it('never ends before it begins, and holds the day it is seen from where it says so', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...periods), (today, period) => {
        const { from = '0000', to = '9999' } = daysOf(period, today);
        expect(from <= to).toBe(true);
        const past = ['before-today', 'last-month', 'last-year'].includes(period);
        expect(from <= today && today <= to).toBe(!past);
      }),
    );
  });
});
