import fc from 'fast-check';
import { addDays, dayIn, wallTimeOf } from '#kernel';
import { nextOccurrence, type Series } from './repetition.rules.js';

const paris = 'Europe/Paris';
const at = (text: string) => new Date(text);
const long = at('1900-01-01T00:00:00Z');

/** The occurrences that follow each other, each made when the one before is done. */
function occurrences(series: Series, count: number, zone = paris): string[] {
  const made: string[] = [];
  let last: Date | undefined = series.start;
  while (last && made.length < count) {
    last = nextOccurrence(series, last, long, zone);
    if (last) made.push(last.toISOString());
  }
  return made;
}

const series = (more: Partial<Series>): Series => ({
  repeats: 'weekly',
  every: 1,
  until: null,
  start: at('2026-03-02T08:00:00Z'),
  ...more,
});

const anySeries = fc.record({
  repeats: fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const, 'yearly' as const),
  every: fc.integer({ min: 1, max: 40 }),
  until: fc.constant(null),
  start: fc.date({ min: at('2000-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true }),
});
const zones = fc.constantFrom(paris, 'UTC', 'America/Martinique', 'America/Miquelon');

describe('the next occurrence of a series', () => {
  it('keeps the time on the wall when the clocks change', () => {
    expect(occurrences(series({ start: at('2026-03-23T08:00:00Z') }), 2)).toEqual([
      '2026-03-30T07:00:00.000Z',
      '2026-04-06T07:00:00.000Z',
    ]);
    // 2:30 does not exist on 29 March; the day after it does again.
    expect(occurrences(series({ repeats: 'daily', start: at('2026-03-28T01:30:00Z') }), 2)).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
  });

  it('falls on the last day of a month that is too short, and comes back to the 31st', () => {
    const monthly = series({ repeats: 'monthly', start: at('2026-01-31T09:00:00Z') });
    expect(occurrences(monthly, 4).map((each) => dayIn(at(each), paris))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ]);
    const yearly = series({ repeats: 'yearly', start: at('2024-02-29T09:00:00Z') });
    expect(occurrences(yearly, 4).map((each) => dayIn(at(each), paris))).toEqual([
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('goes on from today when one was done late, and is not pulled along when one was moved', () => {
    const due = at('2026-03-02T08:00:00Z');
    const late = nextOccurrence(series({}), due, at('2026-03-20T23:00:00Z'), paris);
    expect(late).toEqual(at('2026-03-23T08:00:00Z'));
    const today = nextOccurrence(series({}), due, at('2026-03-22T23:00:00Z'), paris);
    expect(today).toEqual(at('2026-03-23T08:00:00Z'));
    // The one of the 9th was moved to the 11th: the next one is the 16th's, as before.
    expect(nextOccurrence(series({}), at('2026-03-11T10:00:00Z'), long, paris)).toEqual(
      at('2026-03-16T08:00:00Z'),
    );
  });

  it('ends on the last day, that day included', () => {
    expect(occurrences(series({ until: '2026-03-16' }), 9)).toHaveLength(2);
    expect(occurrences(series({ until: '2026-03-15' }), 9)).toHaveLength(1);
    expect(occurrences(series({ until: '2026-03-08' }), 9)).toEqual([]);
    expect(nextOccurrence(series({ repeats: 'none' }), at('2026-03-02T08:00:00Z'), long, paris)).toBe(
      undefined,
    );
  });

  it('comes after the one before and not before it may, and none is left out', () => {
    fc.assert(
      fc.property(anySeries, zones, fc.nat({ max: 3_000 }), fc.nat({ max: 3_000 }), (given, zone, a, b) => {
        const after = new Date(given.start.getTime() + a * 86_400_000);
        const notBefore = new Date(given.start.getTime() + b * 86_400_000);
        const next = nextOccurrence(given, after, notBefore, zone) as Date;
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        expect(next.getTime()).toBeGreaterThanOrEqual(notBefore.getTime());
        // Any occurrence that lies before is too early: found one by one, without the jump.
        const early: Date[] = [];
        let each: Date = given.start;
        while (each < next) {
          early.push(each);
          each = nextOccurrence(given, each, long, zone) as Date;
        }
        expect(each).toEqual(next);
        expect(early.filter((one) => one > after && one >= notBefore)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('shows the same time on the wall, and the same day of the week', () => {
    fc.assert(
      fc.property(anySeries, zones, fc.integer({ min: 1, max: 30 }), (given, zone, count) => {
        const timeOfDay = (instant: Date) => wallTimeOf(instant, zone) % 86_400_000;
        for (const text of occurrences(given, count, zone)) {
          const occurrence = at(text);
          const shift = timeOfDay(occurrence) - timeOfDay(given.start);
          // One hour later where the clock skips that very time.
          expect([0, 3_600_000]).toContain((shift + 86_400_000) % 86_400_000);
          if (given.repeats !== 'weekly') continue;
          const days =
            (Date.parse(dayIn(occurrence, zone)) - Date.parse(dayIn(given.start, zone))) / 86_400_000;
          expect(days % (7 * given.every)).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never falls after its end', () => {
    fc.assert(
      fc.property(anySeries, zones, fc.integer({ min: 0, max: 2_000 }), (given, zone, days) => {
        const until = addDays(dayIn(given.start, zone), days);
        for (const text of occurrences({ ...given, until }, 50, zone))
          expect(dayIn(at(text), zone) <= until).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
