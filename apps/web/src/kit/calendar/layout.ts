import { type Day, daysBetween } from './days';
import { type CalendarEvent, daysOf, inOrder, isWholeDays, minutesOf, usualLength } from './event';

/** A bar in a row of days: from which column, over how many, in which lane from the top. */
export interface Bar {
  event: CalendarEvent;
  column: number;
  span: number;
  lane: number;
  /** It began before the row, or goes on behind it. */
  before: boolean;
  after: boolean;
}

/** Lays events in lanes of a row of days, so that no two bars share a place; each takes the highest lane free. */
export function barsOf(events: readonly CalendarEvent[], days: readonly Day[]): Bar[] {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const touching = inOrder(events)
    .map((event) => ({ event, ...daysOf(event) }))
    .filter(({ from, to }) => from <= last && to >= first)
    .sort((a, b) => clip(a.from, first).localeCompare(clip(b.from, first)) || longer(a, b));
  /** For each lane, the column from which on it is free. */
  const free: number[] = [];
  return touching.map(({ event, from, to }) => {
    const column = from < first ? 0 : daysBetween(first, from);
    const end = to > last ? days.length : daysBetween(first, to) + 1;
    const found = free.findIndex((next) => next <= column);
    const lane = found < 0 ? free.length : found;
    free[lane] = end;
    return { event, column, span: end - column, lane, before: from < first, after: to > last };
  });
}

const clip = (day: Day, first: Day): Day => (day < first ? first : day);
/** Whole days above hours, long above short. */
const longer = (a: { event: CalendarEvent; from: Day; to: Day }, b: typeof a): number =>
  Number(isWholeDays(b.event)) - Number(isWholeDays(a.event)) ||
  daysBetween(b.from, b.to) - daysBetween(a.from, a.to);

/** For each day of the row, how many bars lie below the lanes that are shown. */
export function hiddenPerDay(bars: readonly Bar[], columns: number, lanes: number): number[] {
  const hidden = Array.from({ length: columns }, () => 0);
  for (const { column, span, lane } of bars) {
    if (lane < lanes) continue;
    for (let at = column; at < column + span; at++) hidden[at] = (hidden[at] ?? 0) + 1;
  }
  return hidden;
}

/** A block in a day of hours: minutes from midnight, and its share of the day's width (0 to 1). */
export interface Block {
  event: CalendarEvent;
  from: number;
  to: number;
  left: number;
  width: number;
}

/** Blocks lower than this many minutes could not be read or hit. */
const lowest = 24;

/** Lays the timed events of one day side by side where they overlap. */
export function blocksOf(events: readonly CalendarEvent[]): Block[] {
  const timed = inOrder(events).map((event) => {
    const from = minutesOf(new Date(event.start));
    const length = event.end ? (Date.parse(event.end) - Date.parse(event.start)) / 60_000 : usualLength;
    return { event, from, to: Math.min(1440, from + Math.max(lowest, length)) };
  });
  const blocks: Block[] = [];
  let group: { event: CalendarEvent; from: number; to: number; column: number }[] = [];
  let groupEnd = -1;
  const close = () => {
    const columns = 1 + Math.max(-1, ...group.map(({ column }) => column));
    for (const { column, ...rest } of group)
      blocks.push({ ...rest, left: column / columns, width: 1 / columns });
    group = [];
  };
  for (const each of timed) {
    if (each.from >= groupEnd) close();
    const taken = new Set(group.filter(({ to }) => to > each.from).map(({ column }) => column));
    let column = 0;
    while (taken.has(column)) column++;
    group.push({ ...each, column });
    groupEnd = Math.max(group.length === 1 ? -1 : groupEnd, each.to);
  }
  close();
  return blocks;
}
