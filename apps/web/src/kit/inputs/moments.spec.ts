import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMoment, isMoment, momentAt, moveMoment, parseMoment } from './moments';

// A Wednesday.
const now = new Date(2026, 10, 25, 16, 12);
const at = (typed: string, usual?: string) => {
  const found = parseMoment(typed, now, usual);
  return found && formatMoment(found);
};

describe('moments as people type them', () => {
  it.each([
    ['12/03 14h30', '12/03/2026 14:30'],
    ['12/03/2027 14:30', '12/03/2027 14:30'],
    ['12.3.27 9h', '12/03/2027 09:00'],
    ['12/03/2027 à 9 h', '12/03/2027 09:00'],
    ['12/03/2027 à 9 h 05', '12/03/2027 09:05'],
    ['12/03, 8:15', '12/03/2026 08:15'],
    ['2027-03-12 14:30', '12/03/2027 14:30'],
    ['2027-03-12T14:30:00', '12/03/2027 14:30'],
    ['12 mars 2027 14h30', '12/03/2027 14:30'],
    ['jeudi 12 mars à 14h30', '12/03/2026 14:30'],
    ['1er août 2027 à 7h', '01/08/2027 07:00'],
    ['3 décembre', '03/12/2026 09:00'],
    ['demain 9h', '26/11/2026 09:00'],
    ['Après-demain à 10h', '27/11/2026 10:00'],
    ['aujourd’hui 18h', '25/11/2026 18:00'],
    ['lundi 8h30', '30/11/2026 08:30'],
    ['mercredi 8h', '02/12/2026 08:00'],
    ['14:30', '25/11/2026 14:30'],
    ['9h', '25/11/2026 09:00'],
    ['12/03/2027', '12/03/2027 09:00'],
    ['120327 10h', '12/03/2027 10:00'],
  ])('%s is %s', (typed, moment) => expect(at(typed)).toBe(moment));

  it('takes the usual time where only a day is given', () => {
    expect(at('demain', '14:15')).toBe('26/11/2026 14:15');
  });

  it.each([
    '',
    'bientôt',
    '31/02/2027 9h',
    '12/03 25h',
    '12/03 9h75',
    'h',
    '12',
    'mardi prochain',
    '12 chose 9h',
  ])('refuses "%s"', (typed) => expect(parseMoment(typed, now)).toBeUndefined());

  const moments = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString());

  it('reads back every moment that it shows', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const read = parseMoment(formatMoment(moment), now);
        // An hour that comes twice when the clocks go back is the first one.
        expect(formatMoment(read ?? '')).toBe(formatMoment(moment));
      }),
    );
  });

  it('never answers what is no moment', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d/:h. -]{0,18}$/), (typed) => {
        const moment = parseMoment(typed, now);
        if (moment !== undefined) expect(isMoment(moment)).toBe(true);
      }),
    );
  });

  it('keeps the time on the wall when the day moves', () => {
    expect(formatMoment(moveMoment(momentAt('2027-03-27', '09:00'), { days: 2 }))).toBe('29/03/2027 09:00');
    expect(formatMoment(moveMoment(momentAt('2027-03-27', '23:50'), { minutes: 15 }))).toBe(
      '28/03/2027 00:05',
    );
    expect(formatMoment(momentAt('2027-03-27'), true)).toBe('27/03/2027');
  });
});
