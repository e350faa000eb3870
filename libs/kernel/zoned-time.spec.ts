import fc from 'fast-check';
import { addDays, addMonths, dayIn, instantOfWallTime, startOfDay, wallTimeOf } from './zoned-time.js';

const zones = fc.constantFrom(
  'Europe/Paris',
  'UTC',
  'America/Martinique',
  'Indian/Reunion',
  'America/Miquelon',
);
const instants = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2090-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const wall = (text: string) => Date.parse(`${text}Z`);

describe('the clock on the wall', () => {
  it('shows what people read in their zone', () => {
    expect(wallTimeOf(new Date('2026-01-15T08:00:00Z'), 'Europe/Paris')).toBe(wall('2026-01-15T09:00:00'));
    expect(wallTimeOf(new Date('2026-07-15T08:00:00.250Z'), 'Europe/Paris')).toBe(
      wall('2026-07-15T10:00:00.250'),
    );
    expect(dayIn(new Date('2026-07-14T22:30:00Z'), 'Europe/Paris')).toBe('2026-07-15');
    expect(() => wallTimeOf(new Date(), 'Europe/Nowhere')).toThrow(RangeError);
  });

  it('leads back to an instant that it shows so', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const shown = wallTimeOf(instant, zone);
        const back = instantOfWallTime(shown, zone);
        expect(wallTimeOf(back, zone)).toBe(shown);
        // The same one, but for the hour that comes twice: then the first of the two.
        expect([0, 3_600_000]).toContain(instant.getTime() - back.getTime());
      }),
    );
  });

  it('goes forward over the hour that is skipped, and takes the first of the two that come twice', () => {
    const at = (text: string) => instantOfWallTime(wall(text), 'Europe/Paris').toISOString();
    expect(at('2026-03-29T01:59:00')).toBe('2026-03-29T00:59:00.000Z');
    expect(at('2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-03-29T03:00:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(at('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-10-25T03:00:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  it('begins every day once', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const today = dayIn(instant, zone);
        const [start, end] = [startOfDay(today, zone), startOfDay(addDays(today, 1), zone)];
        expect(dayIn(start, zone)).toBe(today);
        expect(start.getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(end.getTime()).toBeGreaterThan(instant.getTime());
      }),
    );
  });
});

describe('months later', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 36, '2031-02-28'],
    ['2026-11-22', 2, '2027-01-22'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('lie in the month that is meant, on the same day or its last one', () => {
    const dates = instants.map((instant) => instant.toISOString().slice(0, 10));
    fc.assert(
      fc.property(dates, fc.integer({ min: -240, max: 240 }), (date, months) => {
        const later = addMonths(date, months);
        const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
        expect(count(later) - count(date)).toBe(months);
        const same = later.slice(8) === date.slice(8);
        expect(same || (later.slice(8) < date.slice(8) && addDays(later, 1).endsWith('-01'))).toBe(true);
      }),
    );
  });
});
