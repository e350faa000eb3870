import { createHash } from 'node:crypto';
import { addDays, dayIn, startOfDay } from '#kernel';
import type { Activity, ActivityKind } from '../activities/activity.entity.js';
import { kindTexts } from '../calendar-feed/feed-texts.js';
import {
  type EntryRefusal,
  type IcsEntry,
  type IcsTime,
  instantOf,
  occurrencesOf,
  readEntry,
} from './ics-entry.js';
import { blocksOf, findBlocks } from './ics-lines.js';
import { Zones } from './zones.js';

const day = 86_400_000;
/** A series is laid out from some weeks ago to a good year ahead. */
const window = { back: 60, ahead: 400 };
export const mostEntries = 5_000;
const mostOccurrences = 400;
const longestMinutes = 10_080;
/** Some seconds of work, however many rules a file has. */
const mostSteps = 300_000;

/** The values of one activity that a calendar gives. */
export type PlannedValues = Pick<
  Activity,
  'kind' | 'subject' | 'dueAt' | 'allDay' | 'durationMinutes' | 'place' | 'notes'
> & { readonly doneAt: Date | null; readonly cancelled: boolean };

export interface PlannedActivity {
  /** Tells it among the activities of one user. */
  readonly externalId: string;
  readonly values: PlannedValues;
}

/** One entry of the file, and the activities that it becomes. */
export interface PlannedEntry {
  readonly uid: string | null;
  readonly title: string;
  readonly startsAt: Date | null;
  readonly refusal: EntryRefusal | undefined;
  readonly activities: readonly PlannedActivity[];
  readonly people: readonly string[];
}

export interface PlanFacts {
  readonly userId: string;
  readonly zone: string;
  readonly now: Date;
  readonly untitled: string;
}

/** What a calendar file becomes; undefined for what is no calendar. Never throws, whatever the file. */
export function planCalendar(content: string, facts: PlanFacts): PlannedEntry[] | undefined {
  const blocks = blocksOf(content);
  if (!blocks?.some(({ name }) => ['VCALENDAR', 'VEVENT', 'VTODO'].includes(name))) return undefined;
  const zones = new Zones(blocks, facts.zone);
  const entries = findBlocks(blocks, 'VEVENT', 'VTODO').map((block) => readEntry(block, zones));
  // Single occurrences that differ stand beside their series, and take their place in it.
  const moved = new Map<string, number[]>();
  for (const entry of entries)
    if ('kind' in entry && entry.uid && entry.recurrenceId)
      moved.set(entry.uid, [...(moved.get(entry.uid) ?? []), wallOf(entry.recurrenceId, entry, zones)]);
  const budget = { steps: mostSteps };
  return entries.map((entry, place) => {
    if ('refusal' in entry)
      return {
        uid: entry.uid,
        title: entry.summary,
        startsAt: null,
        refusal: entry.refusal,
        activities: [],
        people: [],
      };
    if (place >= mostEntries || budget.steps <= 0) return refused(entry, 'too-many', null);
    return plan(entry, {
      ...facts,
      zones,
      budget,
      without: entry.recurrenceId ? [] : (moved.get(entry.uid ?? '') ?? []),
    });
  });
}

const refused = (entry: IcsEntry, refusal: EntryRefusal, startsAt: Date | null): PlannedEntry => ({
  uid: entry.uid,
  title: entry.summary,
  startsAt,
  refusal,
  activities: [],
  people: [],
});

/** The time of an occurrence that differs, as its series counts: a file may give it in UTC. */
function wallOf(time: IcsTime, entry: IcsEntry, zones: Zones): number {
  if (!time.isUtc || !entry.start || entry.start.isUtc) return time.wall;
  const { zone } = zones.of(entry.start.tzid);
  for (const offset of [-14, 14].map((hours) => hours * 3_600_000))
    if (zone(time.wall + offset).getTime() === time.wall) return time.wall + offset;
  for (let minutes = -14 * 60; minutes <= 14 * 60; minutes += 15)
    if (zone(time.wall + minutes * 60_000).getTime() === time.wall) return time.wall + minutes * 60_000;
  return time.wall;
}

interface PlanState {
  readonly zones: Zones;
  /** Occurrences that stand in the file by themselves. */
  readonly without: readonly number[];
  readonly budget: { steps: number };
}

function plan(entry: IcsEntry, { zones, without, budget, ...facts }: PlanFacts & PlanState): PlannedEntry {
  const { start, rule, extra, uid } = entry;
  const at = start ? instantOf(start, zones) : null;
  const recurs = rule !== undefined || extra.length > 0;
  if (!start || !recurs) {
    const time = start ?? todayOf(facts);
    return {
      ...{ uid, title: entry.summary, refusal: undefined, people: entry.people },
      startsAt: instantOf(time, zones),
      activities: [activityOf(entry, time, zones, facts, entry.recurrenceId?.wall)],
    };
  }
  const now = facts.now.getTime();
  const walls = occurrencesOf(
    entry,
    now - window.back * day,
    now + window.ahead * day,
    mostOccurrences,
    budget,
  );
  if (!walls) return refused(entry, 'bad-recurrence', at);
  const left = walls.filter((wall) => !without.includes(wall));
  if (left.length === 0) return refused(entry, 'no-occurrence', at);
  return {
    ...{ uid, title: entry.summary, startsAt: at, refusal: undefined, people: entry.people },
    activities: left.map((wall) => activityOf(entry, { ...start, wall }, zones, facts, wall)),
  };
}

/** A task without a date is for today. */
const todayOf = ({ now, zone }: PlanFacts): IcsTime => ({
  wall: Date.parse(`${dayIn(now, zone)}T00:00:00Z`),
  isDate: true,
  tzid: undefined,
  isUtc: false,
});

function activityOf(
  entry: IcsEntry,
  time: IcsTime,
  zones: Zones,
  { userId, zone, now, untitled }: PlanFacts,
  occurrence: number | undefined,
): PlannedActivity {
  const date = new Date(time.wall).toISOString().slice(0, 10);
  const dueAt = time.isDate ? startOfDay(date, zone) : instantOf(time, zones);
  const lasts = entry.lasts === undefined ? null : Math.round(entry.lasts / 60_000);
  const ends = time.isDate
    ? startOfDay(addDays(date, 1), zone)
    : new Date(dueAt.getTime() + (entry.lasts ?? 0));
  const isTodo = entry.kind === 'todo';
  const completed = entry.completed ? instantOf(entry.completed, zones) : undefined;
  const over = isTodo ? entry.status === 'COMPLETED' || completed !== undefined : ends <= now;
  const doneAt = isTodo ? (completed ?? dueAt) : dueAt;
  return {
    externalId: keyOf(userId, entry, occurrence),
    values: {
      kind: kindOf(entry),
      subject: entry.summary || untitled,
      dueAt,
      allDay: time.isDate,
      durationMinutes: time.isDate || !lasts ? null : Math.min(lasts, longestMinutes),
      place: entry.location,
      notes: entry.description,
      doneAt: over ? (doneAt < now ? doneAt : now) : null,
      cancelled: entry.status === 'CANCELLED',
    },
  };
}

function kindOf({ kind, categories }: IcsEntry): ActivityKind {
  if (kind === 'todo') return 'task';
  const named = Object.entries(kindTexts).find(([, { fr, en }]) =>
    categories.some((each) => [fr, en].some((word) => word.toLowerCase() === each.toLowerCase())),
  );
  return named && named[0] !== 'note' ? (named[0] as ActivityKind) : 'meeting';
}

/** By the event's own id; one that has none is told by what it says. */
function keyOf(userId: string, entry: IcsEntry, occurrence: number | undefined): string {
  const { uid, summary, start, location } = entry;
  const name = uid ?? JSON.stringify([summary, start, location]);
  const digest = createHash('sha256').update(JSON.stringify([userId, name, occurrence ?? null]));
  return `ics:${digest.digest('hex').slice(0, 40)}`;
}
