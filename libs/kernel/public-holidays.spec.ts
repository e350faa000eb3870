import fc from 'fast-check';
import {
  easterSunday,
  type HolidayZone,
  holidayZones,
  isWorkingDay,
  publicHolidays,
} from './public-holidays.js';
import { addDays } from './zoned-time.js';

/** The last working days up to a day, the newest first. */
function lastWorkingDays(until: string, count: number, zone: HolidayZone): string[] {
  const days: string[] = [];
  for (let day = until; days.length < count; day = addDays(day, -1))
    if (isWorkingDay(day, zone)) days.push(day);
  return days;
}

const years = fc.integer({ min: 1970, max: 2199 });
const zones = fc.constantFrom(...holidayZones);
const days = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('Easter', () => {
  it.each([
    [1818, '1818-03-22'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2285, '2285-03-22'],
  ])('of %i', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it('is a Sunday from 22 March to 25 April, in agreement with another way to reckon it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        // Gauss, with Kinkelin's and Lichtenberg's amendments.
        const [k, a] = [Math.floor(year / 100), year % 19];
        const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25);
        const s = 2 - Math.floor((3 * k + 3) / 4);
        const d = (19 * a + m) % 30;
        const full = 21 + d - Math.floor((d + Math.floor(a / 11)) / 29);
        const sunday = 7 - ((year + Math.floor(year / 4) + s) % 7);
        const distance = 7 - ((((full - sunday) % 7) + 7) % 7);
        const expected = new Date(Date.UTC(year, 2, full + distance)).toISOString().slice(0, 10);
        expect(easterSunday(year)).toBe(expected);
        expect(new Date(easterSunday(year)).getUTCDay()).toBe(0);
      }),
    );
  });
});

describe('public holidays', () => {
  it('are eleven on the mainland', () => {
    expect([...publicHolidays(2026, 'metropolitan')].map(([day, { fr }]) => `${day} ${fr}`)).toEqual([
      '2026-01-01 Jour de l’an',
      '2026-04-06 Lundi de Pâques',
      '2026-05-01 Fête du Travail',
      '2026-05-08 Victoire 1945',
      '2026-05-14 Ascension',
      '2026-05-25 Lundi de Pentecôte',
      '2026-07-14 Fête nationale',
      '2026-08-15 Assomption',
      '2026-11-01 Toussaint',
      '2026-11-11 Armistice 1918',
      '2026-12-25 Noël',
    ]);
    expect(publicHolidays(2026, 'metropolitan').get('2026-05-25')?.en).toBe('Whit Monday');
  });

  it('are thirteen in Alsace and Moselle', () => {
    const there = publicHolidays(2026, 'alsace-moselle');
    expect(there.size).toBe(13);
    expect(there.get('2026-04-03')?.fr).toBe('Vendredi saint');
    expect(there.get('2026-12-26')?.fr).toBe('Saint-Étienne');
  });

  it.each([
    ['mayotte', '2026-04-27'],
    ['martinique', '2026-05-22'],
    ['guadeloupe', '2026-05-27'],
    ['saint-martin', '2026-05-28'],
    ['french-guiana', '2026-06-10'],
    ['saint-barthelemy', '2026-10-09'],
    ['reunion', '2026-12-20'],
  ] as const)('of %s have the day of the abolition of slavery', (zone, day) => {
    expect(publicHolidays(2026, zone).get(day)?.fr).toBe('Abolition de l’esclavage');
    expect(publicHolidays(2026, zone).size).toBe(12);
    expect(publicHolidays(2026, 'metropolitan').has(day)).toBe(false);
  });

  it('of Saint-Pierre-et-Miquelon are those of the mainland', () => {
    expect(publicHolidays(2026, 'saint-pierre-et-miquelon')).toEqual(publicHolidays(2026, 'metropolitan'));
  });

  it('that fall together are one day with both names', () => {
    expect(publicHolidays(2008, 'metropolitan').get('2008-05-01')?.fr).toBe('Fête du Travail, Ascension');
    expect(publicHolidays(2008, 'metropolitan').size).toBe(10);
  });

  it('lie in their year and in the order of the calendar, everywhere those of the mainland among them', () => {
    fc.assert(
      fc.property(years, zones, (year, zone) => {
        const found = [...publicHolidays(year, zone).keys()];
        expect(found).toEqual([...found].sort());
        expect(found.every((day) => day.startsWith(`${year}-`))).toBe(true);
        expect(found).toEqual(expect.arrayContaining([...publicHolidays(year, 'metropolitan').keys()]));
      }),
    );
  });

  it('want a year', () => {
    expect(() => publicHolidays(20.5, 'metropolitan')).toThrow(RangeError);
    expect(() => publicHolidays(Number.NaN, 'metropolitan')).toThrow(RangeError);
  });
});

describe('working days', () => {
  it('are Monday to Friday without the holidays of the place', () => {
    expect(isWorkingDay('2026-05-13', 'metropolitan')).toBe(true);
    expect(isWorkingDay('2026-05-14', 'metropolitan')).toBe(false);
    expect(isWorkingDay('2026-05-15', 'metropolitan')).toBe(true);
    expect(isWorkingDay('2026-05-16', 'metropolitan')).toBe(false);
    expect(isWorkingDay('2027-05-27', 'metropolitan')).toBe(true);
    expect(isWorkingDay('2027-05-27', 'guadeloupe')).toBe(false);
    expect(isWorkingDay('2028-02-29', 'metropolitan')).toBe(true);
    expect(() => isWorkingDay('soon', 'metropolitan')).toThrow(RangeError);
  });

  it.each([
    ['2026-11-21', 'metropolitan', '11-20 11-19 11-18 11-17 11-16 11-13'],
    ['2026-11-16', 'metropolitan', '11-16 11-13 11-12 11-10 11-09 11-06'],
    ['2026-12-28', 'metropolitan', '12-28 12-24 12-23 12-22 12-21 12-18'],
    ['2027-01-04', 'metropolitan', '01-04 12-31 12-30 12-29 12-28 12-24'],
    ['2027-03-30', 'metropolitan', '03-30 03-26 03-25 03-24 03-23 03-22'],
    ['2027-03-30', 'alsace-moselle', '03-30 03-25 03-24 03-23 03-22 03-19'],
    ['2027-05-18', 'metropolitan', '05-18 05-14 05-13 05-12 05-11 05-10'],
    ['2026-01-04', 'metropolitan', '01-02 12-31 12-30 12-29 12-26 12-24'],
  ] as const)('the last six up to %s (%s)', (until, zone, expected) => {
    expect(lastWorkingDays(until, 6, zone).map((day) => day.slice(5))).toEqual(expected.split(' '));
  });

  it('come within six days at the most, and nowhere more often than on the mainland', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const next = Array.from({ length: 7 }, (_, after) => addDays(day, after));
        expect(next.some((each) => isWorkingDay(each, zone))).toBe(true);
        if (isWorkingDay(day, zone)) expect(isWorkingDay(day, 'metropolitan')).toBe(true);
      }),
    );
  });
});
