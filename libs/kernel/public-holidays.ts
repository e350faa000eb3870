import { type Text, text } from './text.js';
import { addDays } from './zoned-time.js';

/**
 * Where public holidays differ: Labour Code L3133-1 (everywhere), L3134-13 (Alsace-Moselle: 57, 67, 68), L3422-2 (the
 * day on which the abolition of slavery is remembered overseas). Saint-Pierre-et-Miquelon has those of the mainland.
 */
export const holidayZones = [
  'metropolitan',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'french-guiana',
  'reunion',
  'mayotte',
  'saint-barthelemy',
  'saint-martin',
  'saint-pierre-et-miquelon',
] as const;

export type HolidayZone = (typeof holidayZones)[number];

/** Days of the month, the same every year. */
const fixed: readonly (readonly [string, Text])[] = [
  ['01-01', text('Jour de l’an', 'New Year’s Day')],
  ['05-01', text('Fête du Travail', 'Labour Day')],
  ['05-08', text('Victoire 1945', 'Victory in Europe Day')],
  ['07-14', text('Fête nationale', 'Bastille Day')],
  ['08-15', text('Assomption', 'Assumption')],
  ['11-01', text('Toussaint', 'All Saints’ Day')],
  ['11-11', text('Armistice 1918', 'Armistice Day')],
  ['12-25', text('Noël', 'Christmas Day')],
];

/** Days after Easter Sunday. */
const movable: readonly (readonly [number, Text])[] = [
  [1, text('Lundi de Pâques', 'Easter Monday')],
  [39, text('Ascension', 'Ascension Day')],
  [50, text('Lundi de Pentecôte', 'Whit Monday')],
];

const goodFriday: readonly [number, Text] = [-2, text('Vendredi saint', 'Good Friday')];
const secondChristmasDay: readonly [string, Text] = ['12-26', text('Saint-Étienne', 'St Stephen’s Day')];
const abolition = text('Abolition de l’esclavage', 'Abolition of slavery');
const abolitionDays: Partial<Record<HolidayZone, string>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  'saint-martin': '05-28',
  'french-guiana': '06-10',
  'saint-barthelemy': '10-09',
  reunion: '12-20',
};

/** Easter Sunday of the Gregorian calendar, `YYYY-MM-DD` (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function holidaysOf(year: number, zone: HolidayZone): ReadonlyMap<string, Text> {
  const easter = easterSunday(year);
  const abolished = abolitionDays[zone];
  const alsatian = zone === 'alsace-moselle';
  const dates = [...fixed, ...(alsatian ? [secondChristmasDay] : [])];
  if (abolished) dates.push([abolished, abolition]);
  const days = [
    ...dates.map(([date, name]) => [`${year}-${date}`, name] as const),
    ...[...movable, ...(alsatian ? [goodFriday] : [])].map(
      ([after, name]) => [addDays(easter, after), name] as const,
    ),
  ];
  const holidays = new Map<string, Text>();
  for (const [day, name] of days.sort(([one], [other]) => (one < other ? -1 : Number(one > other)))) {
    // Two in one day, as Labour Day and Ascension in 2008, are one day off with both names.
    const other = holidays.get(day);
    holidays.set(day, other ? text(`${other.fr}, ${name.fr}`, `${other.en}, ${name.en}`) : name);
  }
  return holidays;
}

const known = new Map<string, ReadonlyMap<string, Text>>();

/** The public holidays of a year and their names, in the order of the calendar; a day is `YYYY-MM-DD`. */
export function publicHolidays(year: number, zone: HolidayZone): ReadonlyMap<string, Text> {
  if (!Number.isInteger(year) || year < 1583 || year > 9999) throw new RangeError(`no year: ${year}`);
  const key = `${zone} ${year}`;
  const holidays = known.get(key) ?? holidaysOf(year, zone);
  known.set(key, holidays);
  return holidays;
}

/** Whether a day is a _jour ouvré_: Monday to Friday, and no public holiday. @throws RangeError for what is no day */
export function isWorkingDay(date: string, zone: HolidayZone): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (Number.isNaN(weekday)) throw new RangeError(`no day: ${date}`);
  return weekday !== 0 && weekday !== 6 && !publicHolidays(Number(date.slice(0, 4)), zone).has(date);
}
