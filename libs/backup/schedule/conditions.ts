import { addDays, dayIn, type HolidayZone, isWorkingDay, startOfDay } from '#kernel';
import type { SlotKind } from './slots.js';

export const alertKinds = [
  'copy-old',
  'slot-failed',
  'slot-missed',
  'copy-damaged',
  'proof-old',
  'proof-failed',
  'site-behind',
  'disk-low',
  'clock-odd',
] as const;

export type AlertKind = (typeof alertKinds)[number];

/** Of these an instance's own admins are told as well: the others are the platform's business. */
export const tenantAlertKinds: readonly AlertKind[] = [
  'copy-old',
  'slot-failed',
  'copy-damaged',
  'proof-old',
];

/** Something that is not as it should be. */
export interface Condition {
  readonly kind: AlertKind;
  /** Null: the platform's own. */
  readonly instanceId: string | null;
  /** Facts for whoever is told: never a value of the data. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** What is known of the copies of one instance. */
export interface CopyFacts {
  readonly instanceId: string;
  readonly createdAt: Date;
  readonly timeZone: string;
  readonly holidays: HolidayZone;
  readonly newestFullAt: Date | null;
  /** When a copy was last brought back on another server, whole. */
  readonly provenAt: Date | null;
  /** The newest slot of each kind that is not idle or superseded, with what went wrong. */
  readonly slots: readonly {
    readonly kind: SlotKind;
    readonly businessDate: string;
    readonly at: Date;
    readonly state: string;
    readonly error: string | null;
  }[];
  /** Slots that were given up in the last day. */
  readonly missed: readonly { readonly kind: SlotKind; readonly businessDate: string }[];
  /** A kept copy that was found damaged, and not intact since. */
  readonly damagedRunId: string | null;
  /** Why the newest proof could not be made, whatever the copy is worth; null where it could. */
  readonly proofError: string | null;
  /** The newest copy that should long be on the second site and is not. */
  readonly notOnSite: {
    readonly runId: string;
    readonly since: string;
    readonly error: string | null;
  } | null;
}

const hourMs = 3_600_000;
/** A full copy is due every 24 hours; two more are its spread and its making. */
const oldAfterHours = 26;
const provenEveryDays = 8;
const overdueAfterHours = 2;
/** A copy is sent at once and then every hour: the first failure is told to nobody, nor what a slow line takes. */
export const [siteAttempts, siteHours] = [2, 4];
/** No outage is counted hour by hour beyond this. */
const mostDays = 60;

/** Hours of working days between two instants, on the calendar of the instance. */
export function workingHoursBetween(
  from: Date,
  until: Date,
  timeZone: string,
  holidays: HolidayZone,
): number {
  let hours = 0;
  const last = dayIn(until, timeZone);
  const first = dayIn(from, timeZone);
  let day = first < addDays(last, -mostDays) ? addDays(last, -mostDays) : first;
  for (; day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, holidays)) continue;
    const begin = Math.max(startOfDay(day, timeZone).getTime(), from.getTime());
    const end = Math.min(startOfDay(addDays(day, 1), timeZone).getTime(), until.getTime());
    hours += Math.max(0, end - begin) / hourMs;
  }
  return hours;
}

/** What is wrong with the copies of an instance. */
export function conditionsOf(facts: CopyFacts, now: Date): Condition[] {
  const { instanceId, createdAt, timeZone, holidays, newestFullAt, provenAt } = facts;
  const found: Condition[] = [];
  const add = (kind: AlertKind, details: Record<string, unknown>) =>
    found.push({ kind, instanceId, details });
  if (workingHoursBetween(newestFullAt ?? createdAt, now, timeZone, holidays) > oldAfterHours)
    add('copy-old', { newestFullAt: newestFullAt?.toISOString() ?? null });
  const provenFor = now.getTime() - (provenAt ?? createdAt).getTime();
  if (provenFor > provenEveryDays * 24 * hourMs)
    add('proof-old', { provenAt: provenAt?.toISOString() ?? null });
  const broken = facts.slots.find(({ state, error }) => error !== null && state !== 'done');
  if (broken)
    add('slot-failed', { slot: broken.kind, businessDate: broken.businessDate, error: broken.error });
  const overdue = facts.slots.filter(
    ({ state, at, error }) =>
      (state === 'waiting' || state === 'running') &&
      error === null &&
      now.getTime() - at.getTime() > overdueAfterHours * hourMs,
  );
  const missed = [...facts.missed, ...overdue];
  if (missed.length > 0)
    add('slot-missed', {
      count: missed.length,
      slots: missed.slice(-6).map(({ kind, businessDate }) => `${businessDate} ${kind}`),
    });
  if (facts.proofError !== null) add('proof-failed', { error: facts.proofError });
  if (facts.notOnSite) add('site-behind', facts.notOnSite);
  if (facts.damagedRunId !== null) add('copy-damaged', { runId: facts.damagedRunId });
  return found;
}

/** Whether the disk of the copies may be too small for the next evening. Sizes in bytes. */
export function diskCondition(free: number, newestFulls: number): Condition | undefined {
  const reserve = 64 * 1024 * 1024;
  const needed = 2 * newestFulls + reserve;
  if (free >= needed) return undefined;
  return { kind: 'disk-low', instanceId: null, details: { free, needed } };
}
