import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { range } from './days';
import { type CalendarEvent, daysOf, eventsOn, isWholeDays, moved } from './event';
import { barsOf, blocksOf, hiddenPerDay } from './layout';

const week = range('2026-03-16', 7);
const whole = (id: string, start: string, end = start): CalendarEvent => ({
  id,
  title: id,
  start,
  end,
  allDay: true,
});
const at = (hour: number, minute = 0, day = 18) => new Date(2026, 2, day, hour, minute).toISOString();
const timed = (id: string, start: string, end: string): CalendarEvent => ({ id, title: id, start, end });

describe('days of an event', () => {
  it('does not touch the day that begins when it ends', () => {
    expect(daysOf(timed('a', at(22), at(0, 0, 19)))).toEqual({ from: '2026-03-18', to: '2026-03-18' });
    expect(isWholeDays(timed('a', at(22), at(1, 0, 19)))).toBe(true);
    expect(isWholeDays(timed('a', at(9), at(10)))).toBe(false);
  });

  it('is listed on each of its days, whole days first', () => {
    const events = [timed('rendez-vous', at(9), at(10)), whole('congé', '2026-03-17', '2026-03-19')];
    expect(eventsOn(events, '2026-03-18').map(({ id }) => id)).toEqual(['congé', 'rendez-vous']);
    expect(eventsOn(events, '2026-03-20')).toEqual([]);
  });
});

describe('moving an event', () => {
  it('keeps the hour over a change of the clocks, and the length', () => {
    const before = timed(
      'a',
      new Date(2026, 2, 27, 9).toISOString(),
      new Date(2026, 2, 27, 11).toISOString(),
    );
    const after = moved(before, 3);
    expect(after.start).toBe(new Date(2026, 2, 30, 9).toISOString());
    expect(Date.parse(after.end ?? '') - Date.parse(after.start)).toBe(2 * 3_600_000);
  });

  it('moves by minutes within a day, and whole days by days only', () => {
    expect(moved(timed('a', at(9), at(10)), 0, 45).start).toBe(at(9, 45));
    expect(moved(timed('a', at(0, 10), at(1)), 0, -15).start).toBe(at(23, 55, 17));
    expect(moved(whole('b', '2026-03-31', '2026-04-02'), -1, 30)).toEqual({
      start: '2026-03-30',
      end: '2026-04-01',
    });
  });
});

describe('a row of days', () => {
  it('lays long ones above, each in the highest free lane', () => {
    const bars = barsOf(
      [
        whole('court', '2026-03-16'),
        whole('long', '2026-03-14', '2026-03-18'),
        whole('plus tard', '2026-03-19', '2026-03-30'),
      ],
      week,
    );
    expect(
      bars.map(({ event, column, span, lane, before, after }) => [
        event.id,
        column,
        span,
        lane,
        before,
        after,
      ]),
    ).toEqual([
      ['long', 0, 3, 0, true, false],
      ['court', 0, 1, 1, false, false],
      ['plus tard', 3, 4, 0, false, true],
    ]);
  });

  it('counts what is not shown, day by day', () => {
    const bars = barsOf(
      [whole('a', '2026-03-16', '2026-03-17'), whole('b', '2026-03-16'), whole('c', '2026-03-16')],
      week,
    );
    expect(hiddenPerDay(bars, 7, 1)).toEqual([2, 0, 0, 0, 0, 0, 0]);
  });

  it('never lays two bars on one place', () => {
    const event = fc
      .tuple(fc.integer({ min: 10, max: 25 }), fc.nat(6))
      .map(([day, length]) => [`2026-03-${day}`, length] as const);
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (given) => {
        const events = given.map(([start, length], index) =>
          whole(`e${index}`, start, range(start, length + 1).at(-1)),
        );
        const places = new Set<string>();
        for (const { lane, column, span } of barsOf(events, week))
          for (let day = column; day < column + span; day++) {
            expect(places.has(`${lane}:${day}`)).toBe(false);
            places.add(`${lane}:${day}`);
          }
      }),
    );
  });
});

describe('a day of hours', () => {
  it('gives the whole width to what stands alone, and halves to what overlaps', () => {
    const blocks = blocksOf([
      timed('a', at(9), at(11)),
      timed('b', at(10), at(12)),
      timed('c', at(14), at(15)),
    ]);
    expect(blocks.map(({ event, left, width }) => [event.id, left, width])).toEqual([
      ['a', 0, 0.5],
      ['b', 0.5, 0.5],
      ['c', 0, 1],
    ]);
  });

  it('never draws two blocks over each other', () => {
    const event = fc.tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 1, max: 300 }));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 15 }), (given) => {
        const blocks = blocksOf(
          given.map(([from, length], index) =>
            timed(
              `e${index}`,
              at(0, from),
              new Date(Date.parse(at(0, from)) + length * 60_000).toISOString(),
            ),
          ),
        );
        expect(blocks).toHaveLength(given.length);
        for (const [index, a] of blocks.entries())
          for (const b of blocks.slice(index + 1)) {
            const inTime = a.from < b.to && b.from < a.to;
            const inSpace = a.left < b.left + b.width - 1e-9 && b.left < a.left + a.width - 1e-9;
            expect(inTime && inSpace).toBe(false);
          }
      }),
    );
  });
});
