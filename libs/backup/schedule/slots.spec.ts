import fc from 'fast-check';
import { addDays, dayIn, wallTimeOf } from '#kernel';
import { decide, isClockOdd, isLate, nextSlots, type Slot, slotsBetween, spreadOf } from './slots.js';

const times = { midday: 12 * 60 + 30, evening: 20 * 60 };
const placeOf = (timeZone: string, spread = 0) =>
  ({ times, timeZone, holidays: 'metropolitan', spread }) as const;
const paris = placeOf('Europe/Paris');
const at = (text: string) => new Date(text);
const names = (slots: readonly Slot[]) => slots.map(({ kind, businessDate }) => `${businessDate} ${kind}`);
const minute = 60_000;

/** Days on which clocks change in France, by their own look: the offset at noon differs from the day before. */
function changesOfClocks(year: number): string[] {
  const offsetAt = (day: string) =>
    wallTimeOf(at(`${day}T12:00:00Z`), 'Europe/Paris') - Date.parse(`${day}T12:00:00Z`);
  const days: string[] = [];
  for (let day = `${year}-01-02`; day < `${year + 1}-01-01`; day = addDays(day, 1))
    if (offsetAt(day) !== offsetAt(addDays(day, -1))) days.push(day);
  return days;
}

describe('slots', () => {
  it('are two on a working day and one on a day off, on the clock of the instance', () => {
    const slots = slotsBetween(at('2026-05-07T22:00:00Z'), at('2026-05-11T22:00:00Z'), paris);
    expect(names(slots)).toEqual([
      // The 8th of May is a holiday, the 9th and 10th a weekend.
      '2026-05-08 evening',
      '2026-05-09 evening',
      '2026-05-10 evening',
      '2026-05-11 midday',
      '2026-05-11 evening',
    ]);
    expect(slots.map((slot) => slot.at.toISOString())).toEqual([
      '2026-05-08T18:00:00.000Z',
      '2026-05-09T18:00:00.000Z',
      '2026-05-10T18:00:00.000Z',
      '2026-05-11T10:30:00.000Z',
      '2026-05-11T18:00:00.000Z',
    ]);
  });

  it('are after an instant and up to another, which counts', () => {
    const noon = at('2026-05-11T10:30:00Z');
    expect(names(slotsBetween(noon, at('2026-05-11T12:00:00Z'), paris))).toEqual([]);
    expect(names(slotsBetween(at('2026-05-11T10:29:59.999Z'), noon, paris))).toEqual(['2026-05-11 midday']);
  });

  it('come once each on every day on which clocks change, whenever the server starts', () => {
    const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe'];
    const changes = Array.from({ length: 11 }, (_, index) => changesOfClocks(2026 + index)).flat();
    expect(changes).toHaveLength(22);
    let seen = 0;
    for (const day of changes) {
      for (const timeZone of zones) {
        for (const [index, start] of ['00:00', '00:59', '01:30', '02:30', '03:01'].entries()) {
          const place = placeOf(timeZone, index * 899);
          const begin = at(`${addDays(day, -1)}T${start}:00Z`);
          const found: Slot[] = [];
          let last = begin;
          for (let now = begin; now < at(`${addDays(day, 2)}T12:00:00Z`); ) {
            now = new Date(now.getTime() + 29 * minute);
            found.push(...slotsBetween(last, now, place));
            last = found.at(-1)?.at ?? last;
          }
          expect(new Set(names(found)).size).toBe(found.length);
          expect(names(found)).toEqual(expect.arrayContaining([`${day} evening`]));
          for (const slot of found) {
            const clock = new Date(wallTimeOf(slot.at, timeZone) - place.spread * 1_000);
            const wall = slot.kind === 'midday' ? '12:30' : '20:00';
            expect(clock.toISOString()).toBe(`${slot.businessDate}T${wall}:00.000Z`);
          }
          seen += 1;
        }
      }
    }
    expect(seen).toBe(22 * 3 * 5);
  });

  it('come once each, however irregularly somebody looks', () => {
    const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe', 'Pacific/Noumea'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000 }),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 3_599 }),
        fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 40 }),
        (day, timeZone, spread, gaps) => {
          const place = placeOf(timeZone, spread);
          const begin = at(`${addDays('2026-01-01', day)}T11:11:00Z`);
          const found: Slot[] = [];
          let now = begin;
          for (const gap of gaps) {
            const last = now;
            now = new Date(now.getTime() + gap * minute);
            found.push(...slotsBetween(last, now, place));
          }
          expect(names(found)).toEqual(names(slotsBetween(begin, now, place)));
          expect(new Set(names(found)).size).toBe(found.length);
        },
      ),
      { numRuns: process.env['B2O_FAULTS'] === 'long' ? 3_000 : 60 },
    );
  }, 600_000);

  it('that fall into the hour that is skipped or repeated come once too', () => {
    const place = { ...paris, times: { midday: undefined, evening: 2 * 60 + 30 } };
    for (const day of ['2026-03-29', '2026-10-25']) {
      const slots = slotsBetween(at(`${addDays(day, -1)}T12:00:00Z`), at(`${day}T12:00:00Z`), place);
      expect(names(slots)).toEqual([`${day} evening`]);
    }
  });

  it('may be carried over midnight by their spread', () => {
    const place = { ...placeOf('Europe/Paris', 3_599), times: { midday: undefined, evening: 23 * 60 + 30 } };
    const slots = slotsBetween(at('2026-06-01T22:00:00Z'), at('2026-06-01T23:00:00Z'), place);
    expect(names(slots)).toEqual(['2026-06-01 evening']);
    expect(dayIn(slots[0]?.at as Date, 'Europe/Paris')).toBe('2026-06-02');
  });

  it('are spread evenly over an hour, the same for an instance at each look', () => {
    const spreads = Array.from({ length: 3_000 }, (_, index) => spreadOf(`instance ${index}`));
    expect(Math.min(...spreads)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...spreads)).toBeLessThan(3_600);
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const inside = spreads.filter((each) => Math.floor(each / 900) === quarter).length;
      expect(inside).toBeGreaterThan(600);
      expect(inside).toBeLessThan(900);
    }
    expect(spreadOf('instance 7')).toBe(spreads[7]);
  });

  it('to come are told, one of each kind', () => {
    expect(names(nextSlots(at('2026-05-08T19:00:00Z'), paris))).toEqual([
      '2026-05-09 evening',
      '2026-05-11 midday',
    ]);
    const off = { ...paris, times: { midday: undefined, evening: undefined } };
    expect(nextSlots(at('2026-05-08T19:00:00Z'), off)).toEqual([]);
  });
});

describe('what was missed', () => {
  const since = (from: string, until: string) =>
    decide(slotsBetween(at(from), at(until), paris)).map(
      ({ kind, businessDate, state }) => `${businessDate} ${kind} ${state}`,
    );

  it('is made up for by the newest of each kind; the others are recorded', () => {
    expect(since('2026-05-18T08:00:00Z', '2026-05-20T12:00:00Z')).toEqual([
      '2026-05-18 midday missed',
      '2026-05-18 evening missed',
      '2026-05-19 midday missed',
      '2026-05-19 evening waiting',
      '2026-05-20 midday waiting',
    ]);
  });

  it('at midday is of no use once the evening is due', () => {
    expect(since('2026-05-18T08:00:00Z', '2026-05-19T06:00:00Z')).toEqual([
      '2026-05-18 midday superseded',
      '2026-05-18 evening waiting',
    ]);
  });

  it('is recorded for two months at most', () => {
    expect(since('2016-05-18T08:00:00Z', '2026-05-19T06:00:00Z').length).toBeLessThanOrEqual(120);
  });

  it('is late after half an hour', () => {
    const slot = { at: at('2026-05-18T18:00:00Z') };
    expect(isLate(slot, at('2026-05-18T18:30:00Z'))).toBe(false);
    expect(isLate(slot, at('2026-05-18T18:30:01Z'))).toBe(true);
  });
});

describe('a clock', () => {
  it.each([
    [-10 * 365 * 24 * 60, true],
    [-24 * 60, true],
    [-6, true],
    [-4, false],
    [0, false],
    [24 * 60, false],
    [35 * 60, false],
    [37 * 60, true],
    [10 * 365 * 24 * 60, true],
  ])('%d minutes from the newest copy is odd: %s', (minutes, odd) => {
    const newest = at('2026-05-18T18:00:00Z');
    expect(isClockOdd(new Date(newest.getTime() + minutes * minute), newest)).toBe(odd);
  });

  it('is believed while nothing was ever copied', () => {
    expect(isClockOdd(new Date(), undefined)).toBe(false);
  });
});
