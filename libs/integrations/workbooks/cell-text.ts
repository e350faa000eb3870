/** Number formats that Excel has built in and shows as dates or times (ECMA-376 part 1, 18.8.30). */
const builtInDates = [14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47];
const dayMs = 86_400_000;
/** Day 0 of the calendar that begins in 1900; its day 60 is 29 February 1900, which never was. */
const dayZero = Date.UTC(1899, 11, 30);
const days1904 = 1462;

/** Whether numbers of a format are shown as dates or times. @param code the format, for one that a user made. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.includes(id);
  const signs = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[dmyhs]/i.test(signs) && !/[0#?]/.test(signs.replace(/\.0+/g, ''));
}

/** A day number as `2024-02-29`, with ` 08:30:00` where it has a time; a time alone is `08:30:00`. */
export function dateText(value: number, from1904: boolean): string | undefined {
  const serial = value + (from1904 ? days1904 : 0);
  if (!(serial >= 0 && serial < 2_958_466)) return undefined;
  const days = Math.floor(serial);
  const seconds = Math.round((serial - days) * 86_400);
  const instant = new Date(dayZero + (days < 60 ? days + 1 : days) * dayMs + seconds * 1000);
  const [day = '', time = ''] = instant.toISOString().slice(0, 19).split('T');
  if (days === 0) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/** A stored number as people read it: no exponent, no digits that binary fractions add. */
export function numberText(stored: string): string {
  if (/^-?\d{1,15}$/.test(stored)) return stored;
  const value = Number(stored);
  if (!Number.isFinite(value)) return stored;
  const short = String(Number(value.toPrecision(15)));
  return /e/i.test(short)
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : short;
}

/** Column of a cell's name, from 0: `B3` is 1; undefined for what is no name of a cell. */
export function columnOf(name: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(name ?? '')?.[1];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
