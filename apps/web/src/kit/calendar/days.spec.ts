import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dateOf,
  dayOf,
  daysBetween,
  mondayOf,
  monthWeeks,
  rangeOf,
  step,
  weekdayOf,
  weekNumber,
} from './days';

const anyDay = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));

describe('days of a calendar', () => {
  it('begins weeks on Monday', () => {
    expect(weekdayOf('2026-03-16')).toBe(0);
    expect(mondayOf('2026-03-22')).toBe('2026-03-16');
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekdayOf(mondayOf(day))).toBe(0);
        expect(daysBetween(mondayOf(day), day)).toBe(weekdayOf(day));
      }),
    );
  });

  it('numbers weeks as ISO 8601 does', () => {
    expect(weekNumber('2026-01-01')).toBe(1);
    expect(weekNumber('2027-01-03')).toBe(53);
    expect(weekNumber('2024-12-30')).toBe(1);
    expect(weekNumber('2026-03-18')).toBe(12);
  });

  it('goes over changes of the clock and leap days', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    fc.assert(fc.property(anyDay, fc.nat(500), (day, n) => expect(addDays(addDays(day, n), -n)).toBe(day)));
    fc.assert(fc.property(anyDay, (day) => expect(dayOf(dateOf(day))).toBe(day)));
  });

  it('keeps the end of a month within the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('shows a month in whole weeks, with all of its days', () => {
    const weeks = monthWeeks('2026-03-18');
    expect(weeks[0]?.[0]).toBe('2026-02-23');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-04-05');
    expect(monthWeeks('2027-02-10')).toHaveLength(4);
    fc.assert(
      fc.property(anyDay, (day) => {
        const days = monthWeeks(day).flat();
        expect(days).toContain(day);
        expect(days.length % 7).toBe(0);
        expect(days.length).toBeLessThanOrEqual(42);
      }),
    );
  });

  it('tells what to ask for, and where one step leads', () => {
    expect(rangeOf('week', '2026-03-18')).toEqual({ from: '2026-03-16', to: '2026-03-22' });
    expect(rangeOf('month', '2026-03-18')).toEqual({ from: '2026-02-23', to: '2026-04-05' });
    expect(rangeOf('day', '2026-03-18')).toEqual({ from: '2026-03-18', to: '2026-03-18' });
    expect(step('week', '2026-03-18', -1)).toBe('2026-03-11');
    expect(step('month', '2026-03-31', 1)).toBe('2026-04-30');
  });
});
