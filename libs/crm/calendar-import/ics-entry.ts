import ICAL from 'ical.js';
import type { IcsBlock, IcsLine } from './ics-lines.js';
import { timeOfWall } from './wall-time.js';
import type { Zones } from './zones.js';

/** A date or time as a file gives it: what the clock on the wall shows there. */
export interface IcsTime {
  /** Milliseconds as if it were UTC. */
  readonly wall: number;
  readonly isDate: boolean;
  readonly tzid: string | undefined;
  readonly isUtc: boolean;
}

export type EntryRefusal =
  | 'no-start'
  | 'bad-start'
  | 'bad-end'
  | 'bad-recurrence'
  | 'no-occurrence'
  | 'cancelled'
  | 'duplicate-uid'
  | 'forbidden'
  | 'too-many';

/** What a VEVENT or VTODO says, as far as activities can hold it. */
export interface IcsEntry {
  readonly kind: 'event' | 'todo';
  readonly uid: string | null;
  readonly summary: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly categories: readonly string[];
  readonly start: IcsTime | undefined;
  /** Milliseconds on the wall; undefined where it says none. */
  readonly lasts: number | undefined;
  readonly rule: string | undefined;
  readonly extra: readonly IcsTime[];
  readonly except: readonly IcsTime[];
  readonly recurrenceId: IcsTime | undefined;
  readonly status: string;
  readonly completed: IcsTime | undefined;
  /** Addresses of those who take part. */
  readonly people: readonly string[];
}

const day = 86_400_000;

/** Reads one entry, line by line: what cannot be read is left out, but for what a calendar cannot do without. */
export function readEntry(
  block: IcsBlock,
  zones: Zones,
): IcsEntry | { refusal: EntryRefusal; uid: string | null; summary: string } {
  const kind = block.name === 'VTODO' ? 'todo' : 'event';
  const named = (name: string): IcsLine[] => block.lines.filter((line) => line.name === name);
  const text = (name: string): string =>
    named(name)
      .map(textOf)
      .find((each) => each !== '') ?? '';
  const uid = text('UID').slice(0, 1000) || null;
  const summary = text('SUMMARY').replace(/\s+/g, ' ').trim().slice(0, 200);
  const refuse = (refusal: EntryRefusal) => ({ refusal, uid, summary });
  const startLine = named('DTSTART')[0] ?? (kind === 'todo' ? named('DUE')[0] : undefined);
  const due = kind === 'todo' ? named('DUE')[0] : undefined;
  const start = timesOf(due ?? startLine)[0];
  if ((due ?? startLine) && !start) return refuse('bad-start');
  if (!start && kind === 'event') return refuse('no-start');
  const end = timesOf(named('DTEND')[0])[0];
  if (named('DTEND').length > 0 && !end) return refuse('bad-end');
  const rules = named('RRULE').map(rawValueOf).filter(Boolean);
  const lasts = durationOf(named('DURATION')[0]) ?? (start && end ? lengthOf(start, end, zones) : undefined);
  if (lasts !== undefined && lasts < 0) return refuse('bad-end');
  return {
    kind,
    uid,
    summary,
    description: text('DESCRIPTION').slice(0, 10_000) || null,
    location: text('LOCATION').replace(/\s+/g, ' ').trim().slice(0, 300) || null,
    categories: named('CATEGORIES')
      .flatMap((line) => textOf(line).split(','))
      .map((each) => each.trim()),
    start,
    lasts,
    rule: rules[0],
    extra: named('RDATE').flatMap(timesOf),
    except: named('EXDATE').flatMap(timesOf),
    recurrenceId: timesOf(named('RECURRENCE-ID')[0])[0],
    status: text('STATUS').toUpperCase(),
    completed: timesOf(named('COMPLETED')[0])[0],
    people: [...named('ATTENDEE'), ...named('ORGANIZER')].flatMap(addressOf).slice(0, 50),
  };
}

/** The instant of a time. */
export function instantOf({ wall, isUtc, tzid }: IcsTime, zones: Zones): Date {
  return isUtc ? new Date(wall) : zones.of(tzid).zone(wall);
}

/** From one to the other, each where it is. */
function lengthOf(start: IcsTime, end: IcsTime, zones: Zones): number {
  if (start.isDate || end.isDate) return end.wall - start.wall;
  return instantOf(end, zones).getTime() - instantOf(start, zones).getTime();
}

const parameterOf = ({ text }: IcsLine, name: string): string | undefined => {
  const head = headOf(text);
  const found = new RegExp(`;\\s*${name}\\s*=\\s*("[^"]*"|[^;:]*)`, 'i').exec(head)?.[1];
  return found?.replace(/^"|"$/g, '').trim() || undefined;
};

/** Name and parameters, before the first colon that is in no quotes. */
function headOf(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ':' && !quoted) return text.slice(0, at);
  }
  return text.slice(0, Math.max(0, text.indexOf(':')));
}

const rawValueOf = ({ text }: IcsLine): string => text.slice(headOf(text).length + 1).trim();

/** A text value (3.3.11) without its escapes; what cannot be stored is left out. */
const textOf = (line: IcsLine): string =>
  rawValueOf(line)
    .replace(/\\([\\;,nN:"])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .toWellFormed()
    .trim();

function timesOf(line: IcsLine | undefined): IcsTime[] {
  if (!line) return [];
  const tzid = parameterOf(line, 'TZID');
  return rawValueOf(line)
    .split(',')
    .flatMap((each) => {
      const [, year, month, date, , hour, minute, second, utc] =
        /^(\d{4})-?(\d\d)-?(\d\d)(T(\d\d):?(\d\d):?(\d\d)?(Z)?)?(?:\/.*)?$/i.exec(each.trim()) ?? [];
      if (year === undefined) return [];
      const [y, m, d] = [Number(year), Number(month) - 1, Number(date)];
      const wall = Date.UTC(y, m, d, Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0));
      const back = new Date(wall);
      const isReal = back.getUTCMonth() === m && back.getUTCDate() === d && y >= 1900 && y <= 2200;
      if (!isReal || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60)
        return [];
      return [{ wall, isDate: hour === undefined, tzid, isUtc: utc !== undefined }];
    });
}

/** `PT1H30M`, `P1D`, `P2W` (3.3.6). */
function durationOf(line: IcsLine | undefined): number | undefined {
  const value = line ? rawValueOf(line) : '';
  const [whole, sign, weeks, days, hours, minutes, seconds] =
    /^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/i.exec(
      value,
    ) ?? [];
  if (whole === undefined || sign === '-') return undefined;
  const part = (text: string | undefined) => Number(text ?? 0);
  return (
    (part(weeks) * 7 + part(days)) * day +
    part(hours) * 3_600_000 +
    part(minutes) * 60_000 +
    part(seconds) * 1_000
  );
}

function addressOf(line: IcsLine): string[] {
  const found = /^mailto:\s*([^\s?]+@[^\s?]+)/i.exec(rawValueOf(line))?.[1] ?? parameterOf(line, 'EMAIL');
  return found && /^[^\s@]+@[^\s@]+$/.test(found) ? [found.toLowerCase()] : [];
}

/**
 * The occurrences of a rule on the wall, between two of its times; undefined for a rule that cannot be read.
 * @param most a rule may have millions
 * @param budget how many steps all rules of a file may be walked; what is left is written there
 */
export function occurrencesOf(
  { rule, start, extra, except }: IcsEntry,
  from: number,
  to: number,
  most: number,
  budget: { steps: number },
): number[] | undefined {
  if (!start) return undefined;
  const found = new Set<number>();
  if (rule) {
    try {
      const recurrence = ICAL.Recur.fromString(rule.replace(/\s+/g, ''));
      const iterator = recurrence.iterator(timeOfWall(start.wall, start.isDate));
      // Far rules of seconds are walked for a while only.
      for (let steps = 0; steps < 20_000 && budget.steps > 0 && found.size < most; steps += 1) {
        budget.steps -= 1;
        const next = iterator.next();
        if (!next) break;
        const { year, month, day: date, hour, minute, second } = next;
        const wall = Date.UTC(year, month - 1, date, hour, minute, second);
        if (Number.isNaN(wall) || wall > to) break;
        if (wall >= from) found.add(wall);
      }
    } catch {
      return undefined;
    }
  } else if (start.wall >= from && start.wall <= to) found.add(start.wall);
  for (const { wall } of extra) if (wall >= from && wall <= to) found.add(wall);
  for (const { wall, isDate } of except)
    for (const each of found)
      if (each === wall || (isDate && Math.floor(each / day) * day === wall)) found.delete(each);
  return [...found].sort((a, b) => a - b).slice(0, most);
}
