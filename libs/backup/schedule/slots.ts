import { createHash } from 'node:crypto';
import { type HolidayZone, instantOfWallTime, isWorkingDay } from '#kernel';

export type SlotKind = 'midday' | 'evening';

/** When slots begin, in minutes after midnight on the clock of the instance; undefined: never. */
export interface SlotTimes {
  readonly midday: number | undefined;
  readonly evening: number | undefined;
}

/** What the slots of one instance depend on. */
export interface SlotPlace {
  readonly times: SlotTimes;
  readonly timeZone: string;
  readonly holidays: HolidayZone;
  /** Seconds after the beginning of a slot, so that not all instances are copied at once. */
  readonly spread: number;
}

/** A copy that is due at an instant, of a day of the instance's own calendar. */
export interface Slot {
  readonly kind: SlotKind;
  readonly businessDate: string;
  readonly at: Date;
}

export interface DecidedSlot extends Slot {
  /** waiting: to be run now; missed and superseded ones are only recorded. */
  readonly state: 'waiting' | 'missed' | 'superseded';
}

const kinds: readonly SlotKind[] = ['midday', 'evening'];
const spreadSeconds = 3_600;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Slots of more days than these are not recorded one by one: nobody would read them. */
const mostDays = 60;
/** A copy that begins so long after its slot is late, in milliseconds. */
const lateAfter = 30 * minuteMs;

/** Seconds by which an instance's slots are put off: the same for ever, and even over an hour for all instances. */
export const spreadOf = (instanceId: string): number =>
  createHash('sha256').update(instanceId).digest().readUInt32BE(0) % spreadSeconds;

/** Asking the calendar of a time zone is slow, and all instances ask for the same few days. */
const begins = new Map<string, number>();

function beginOf(day: string, minutes: number, timeZone: string): number {
  const key = `${timeZone} ${day} ${minutes}`;
  let begin = begins.get(key);
  if (begin === undefined) {
    begin = instantOfWallTime(Date.parse(`${day}T00:00:00Z`) + minutes * minuteMs, timeZone).getTime();
    if (begins.size > 5_000) begins.clear();
    begins.set(key, begin);
  }
  return begin;
}

/**
 * The slots after an instant and up to another, in their order. A day off has no midday slot; the evening's is for what
 * was entered all the same. Of a slot that falls into the hour that clocks repeat or skip there is one, too.
 */
export function slotsBetween(after: Date, until: Date, place: SlotPlace): Slot[] {
  const { times, timeZone, holidays, spread } = place;
  const slots: Slot[] = [];
  // A day more on both sides: of the world's calendars, and because spread may carry a slot over midnight.
  const last = until.getTime() + dayMs;
  const first = Math.max(after.getTime() - 2 * dayMs, last - mostDays * dayMs);
  for (let time = first; time <= last; time += dayMs) {
    const day = new Date(time).toISOString().slice(0, 10);
    for (const kind of kinds) {
      const minutes = times[kind];
      if (minutes === undefined) continue;
      const at = new Date(beginOf(day, minutes, timeZone) + spread * 1_000);
      if (at <= after || at > until || (kind === 'midday' && !isWorkingDay(day, holidays))) continue;
      slots.push({ kind, businessDate: day, at });
    }
  }
  return slots;
}

/** The next slots after an instant, one of each kind, in their order. */
export function nextSlots(after: Date, place: SlotPlace): Slot[] {
  // No holidays and weekends last longer than this.
  const found = slotsBetween(after, new Date(after.getTime() + 14 * dayMs), place);
  return kinds
    .flatMap((kind) => found.find((slot) => slot.kind === kind) ?? [])
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/**
 * What to do about slots that came while nobody looked: the newest of each kind is made up for, the others are missed.
 * A midday copy is of no use any more once the full one of the same evening is due.
 */
export function decide(due: readonly Slot[]): DecidedSlot[] {
  const newest = new Map(due.map((slot) => [slot.kind, slot]));
  const evening = newest.get('evening');
  return due.map((slot) => {
    if (slot !== newest.get(slot.kind)) return { ...slot, state: 'missed' };
    const superseded = slot.kind === 'midday' && evening !== undefined && evening.at > slot.at;
    return { ...slot, state: superseded ? 'superseded' : 'waiting' };
  });
}

export const isLate = (slot: Pick<Slot, 'at'>, now: Date): boolean =>
  now.getTime() - slot.at.getTime() > lateAfter;

/** How far a clock may go back: two servers may differ by seconds, and daemons correct by less. */
const backwardsMs = 5 * minuteMs;
/** Nothing at all having happened for so long: the server was off, or the clock jumped; nobody can tell from inside. */
const forwardsMs = 36 * 60 * minuteMs;

/**
 * Whether a clock is not to be believed, beside the time of the newest thing that was done. Copies are still taken, but
 * none is deleted.
 */
export function isClockOdd(now: Date, newest: Date | undefined): boolean {
  if (!newest) return false;
  const ahead = now.getTime() - newest.getTime();
  return ahead < -backwardsMs || ahead > forwardsMs;
}
