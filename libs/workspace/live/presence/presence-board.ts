import type { Activity } from '../live-events.js';

/** How long somebody counts as present without saying so again, in milliseconds. */
export const presentForMs = 45_000;
/** Records that one user can have open at once. */
export const mostRecordsOfOneUser = 20;

/** A record of an instance. */
export interface RecordName {
  readonly resource: string;
  readonly recordId: string;
}

interface Presence {
  readonly activity: Activity;
  readonly until: number;
}

const keyOf = ({ resource, recordId }: RecordName): string => `${resource}/${recordId}`;
const nameOf = (key: string): RecordName => {
  const [resource = '', recordId = ''] = key.split('/');
  return { resource, recordId };
};

/** Who has which record of one instance open, in memory; each stays until they leave or fall silent. */
export class PresenceBoard {
  private readonly records = new Map<string, Map<string, Presence>>();

  get isEmpty(): boolean {
    return this.records.size === 0;
  }

  /**
   * Somebody has a record open.
   * @returns the records whose people are others now: this one if so, and one that had to make room.
   */
  enter(record: RecordName, userId: string, activity: Activity, now: number): RecordName[] {
    const key = keyOf(record);
    const people = this.records.get(key) ?? new Map<string, Presence>();
    const before = people.get(userId);
    people.set(userId, { activity, until: now + presentForMs });
    this.records.set(key, people);
    const changed = before?.activity === activity ? [] : [record];
    const open = before ? [] : this.of(userId);
    if (open.length <= mostRecordsOfOneUser) return changed;
    const oldest = open
      .map((each) => ({ each, until: this.records.get(keyOf(each))?.get(userId)?.until ?? 0 }))
      .sort((a, b) => a.until - b.until)[0]?.each;
    return oldest ? [...changed, ...this.leave(userId, oldest)] : changed;
  }

  /** Somebody left a record, or all of them. @returns the records that they had open. */
  leave(userId: string, record?: RecordName): RecordName[] {
    const left = record ? [record] : this.of(userId);
    return left.filter((each) => this.drop(keyOf(each), userId));
  }

  /** Drops those who fell silent. @returns the records whose people are others now. */
  expire(now: number): RecordName[] {
    const changed = new Set<string>();
    for (const [key, people] of [...this.records])
      for (const [userId, { until }] of [...people])
        if (until <= now && this.drop(key, userId)) changed.add(key);
    return [...changed].map(nameOf);
  }

  /** Who has a record open, in the order in which they came. */
  on(record: RecordName): { id: string; activity: Activity }[] {
    return [...(this.records.get(keyOf(record)) ?? [])].map(([id, { activity }]) => ({ id, activity }));
  }

  /** The records that somebody has open. */
  of(userId: string): RecordName[] {
    return [...this.records].filter(([, people]) => people.has(userId)).map(([key]) => nameOf(key));
  }

  private drop(key: string, userId: string): boolean {
    const people = this.records.get(key);
    const dropped = people?.delete(userId) ?? false;
    if (people?.size === 0) this.records.delete(key);
    return dropped;
  }
}
