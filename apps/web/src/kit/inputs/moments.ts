import { addDays, isDay, localDay, parseDay } from './dates';

/** A moment as a form holds it: ISO 8601 with its offset. */
export const isMoment = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
  !Number.isNaN(Date.parse(text));

const two = (value: number): string => String(value).padStart(2, '0');

/** The time of day, `14:30`, on the reader's clock. */
export const timeOf = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** The moment at which the reader's clock shows a day and a time. */
export function momentAt(day: string, time = '00:00'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(year, month - 1, date, hours, minutes).toISOString();
}

/** A moment as it is written in France: 31/12/2026 14:30; without its time for a whole day. */
export function formatMoment(moment: string, dayOnly = false): string {
  if (!isMoment(moment)) return moment;
  const at = new Date(moment);
  const day = `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
  return dayOnly ? day : `${day} ${timeOf(at)}`;
}

/** Later by days and minutes on the reader's clock: nine o'clock stays nine o'clock when the clocks change. */
export function moveMoment(moment: string, { days = 0, minutes = 0 }): string {
  const at = new Date(moment);
  return new Date(
    at.getFullYear(),
    at.getMonth(),
    at.getDate() + days,
    at.getHours(),
    at.getMinutes() + minutes,
  ).toISOString();
}

const months = [
  'jan',
  'fe',
  'mar',
  'a[vp]r',
  'ma[iy]',
  'juin|jun',
  'juil|jul',
  'ao|aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const weekdays = ['dim|sun', 'lun|mon', 'mar|tue', 'mer|wed', 'jeu|thu', 'ven|fri', 'sam|sat'];
const positionIn = (words: readonly string[], word: string): number =>
  words.findIndex((beginnings) => new RegExp(`^(${beginnings})`).test(word));

/** Without accents, in small letters, with plain spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

/** A day in words: demain, lundi (the next one), 12 mars 2027, jeudi 12 mars. */
function dayInWords(words: string, today: string): string | undefined {
  const ahead = { aujourdhui: 0, auj: 0, today: 0, demain: 1, tomorrow: 1, 'apres-demain': 2 }[words];
  if (ahead !== undefined) return addDays(today, ahead);
  const dated = /^(?:[a-z]{3,}\.? )?(\d{1,2})(?:er)? ([a-z]{3,})\.?(?: (\d{4}))?$/.exec(words);
  if (dated) {
    const month = positionIn(months, dated[2] ?? '') + 1;
    return month > 0 ? parseDay(`${dated[1]}/${month}/${dated[3] ?? today.slice(0, 4)}`, today) : undefined;
  }
  if (!/^[a-z]{3,}\.?$/.test(words)) return undefined;
  const weekday = positionIn(weekdays, words);
  if (weekday < 0) return undefined;
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, ((weekday - now + 6) % 7) + 1);
}

/** A time at the end of a text: 14h30, 14 h, 14:30, 9h. */
const timeAtEnd = /(?:^|[\s,T-]+(?:a |at )?)([01]?\d|2[0-3])(?: ?h ?([0-5]\d)?|:([0-5]\d)(?::[0-5]\d)?)$/i;

/**
 * Reads a moment as people type or paste it: 12/03 14h30, 12/03/2027 à 9 h, 2027-03-12 14:30, demain 9h, jeudi 12 mars
 * à 14h30, 14:30 (today), 12/03 (at the usual time).
 * @param usual time of day where only a day is given, `09:00`.
 * @returns ISO 8601, or undefined when it is no moment.
 */
export function parseMoment(text: string, now: Date, usual = '09:00'): string | undefined {
  const typed = plain(text);
  if (isMoment(text.trim())) return new Date(text.trim()).toISOString();
  const found = timeAtEnd.exec(typed);
  const time = found && `${two(Number(found[1]))}:${found[2] ?? found[3] ?? '00'}`;
  const date = (found ? typed.slice(0, found.index) : typed).replace(/[\s,]+(a|at)?$/, '').trim();
  const today = localDay(now);
  const day = date === '' ? time && today : (parseDay(date, today) ?? dayInWords(date, today));
  return day && isDay(day) ? momentAt(day, time ?? usual) : undefined;
}
