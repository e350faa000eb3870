import { isDay } from '#runtime';

const parts: Record<string, string> = {
  yyyy: '(?<y>\\d{4})',
  yy: '(?<yy>\\d{2})',
  MM: '(?<m>\\d{2})',
  M: '(?<m>\\d{1,2})',
  dd: '(?<d>\\d{2})',
  d: '(?<d>\\d{1,2})',
};
const clock =
  '(?:(?:,? |T)(?<h>\\d{1,2})[:h](?<min>\\d{2})(?::(?<s>\\d{2})(?:[.,]\\d+)?)? ?(?<half>[AaPp]\\.?[Mm]\\.?)?' +
  '(?<zone>Z(?:[+-]\\d{2}:?\\d{2})?| ?UTC| ?GMT| ?[+-]\\d{2}:?\\d{2})?)?';

/** A moment as a file writes it: its day, and the time of the day where there is one. */
export interface ReadMoment {
  readonly day: string;
  /** `14:30:00`; null for a day alone. */
  readonly time: string | null;
  /** `Z` or `+02:00`; null where the clock on the wall is meant. */
  readonly offset: string | null;
}

/** A pattern such as `dd/MM/yyyy`, with or without a time behind it. Two-digit years pivot at 70. Undefined for none. */
export function momentReader(format: string): ((value: string) => ReadMoment | undefined) | undefined {
  const source = format
    .split(/(yyyy|yy|MM|M|dd|d)/)
    .map((part) => parts[part] ?? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('');
  const kinds = ['y', 'm', 'd'].map((kind) => source.split(`(?<${kind}`).length - 1);
  if (kinds.some((count) => count !== 1) || /[a-z]/i.test(format.replace(/yyyy|yy|MM|M|dd|d/g, '')))
    return undefined;
  const pattern = new RegExp(`^${source}${clock}$`, 'u');
  return (value) => {
    const groups = pattern.exec(value.replace(/[\u00A0\u202F]/g, ' '))?.groups;
    if (!groups) return undefined;
    const short = Number(groups['yy'] ?? 0);
    const year = groups['y'] ?? String(short < 70 ? 2000 + short : 1900 + short);
    const day = `${year}-${groups['m']?.padStart(2, '0')}-${groups['d']?.padStart(2, '0')}`;
    if (!isDay(day)) return undefined;
    const time = timeOf(groups);
    return time === undefined ? undefined : { day, time, offset: time && offsetOf(groups['zone']) };
  };
}

/** A pattern's reader of days: a time behind is read over. */
export function dateReader(format: string): ((value: string) => string | undefined) | undefined {
  const read = momentReader(format);
  return read && ((value) => read(value)?.day);
}

/** Null without a time; undefined for one that no clock shows. */
function timeOf({ h, min, s, half }: Record<string, string | undefined>): string | null | undefined {
  if (h === undefined) return null;
  const isHalf = half !== undefined;
  let hour = Number(h);
  if (isHalf) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  if (hour > 23 || Number(min) > 59 || Number(s ?? 0) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${min}:${s ?? '00'}`;
}

function offsetOf(zone: string | undefined): string | null {
  if (!zone) return null;
  const digits = /([+-]\d{2}):?(\d{2})$/.exec(zone);
  return digits ? `${digits[1]}:${digits[2]}` : 'Z';
}
