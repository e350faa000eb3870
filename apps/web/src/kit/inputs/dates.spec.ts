import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, formatDay, isDay, parseDay } from './dates';

const today = '2026-11-22';

describe('days as people type them', () => {
  it.each([
    ['31/12/2026', '2026-12-31'],
    ['1/2/2026', '2026-02-01'],
    ['31.12.26', '2026-12-31'],
    ['31-12', '2026-12-31'],
    ['31 12 2026', '2026-12-31'],
    ['311226', '2026-12-31'],
    ['31122026', '2026-12-31'],
    ['2026-12-31', '2026-12-31'],
    ['01/05/46', '2046-05-01'],
    ['01/05/47', '1947-05-01'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is %s', (typed, day) => expect(parseDay(typed, today)).toBe(day));

  it.each([
    '',
    '31/02/2026',
    '29/02/2027',
    '12/31/2026',
    '1/1/1',
    '1/1/026',
    'demain',
    '32',
    '2026',
    '00/01/2026',
  ])('refuses "%s"', (typed) => expect(parseDay(typed, today)).toBeUndefined());

  const days = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('reads back every day that it shows', () => {
    fc.assert(fc.property(days, (day) => expect(parseDay(formatDay(day), today)).toBe(day)));
  });

  it('moves by days and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
      }),
    );
  });

  it('never answers what is no day', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d/. -]{0,12}$/), (typed) => {
        const day = parseDay(typed, today);
        if (day !== undefined) expect(isDay(day)).toBe(true);
      }),
    );
  });
});
