import { wallTimeOf } from '#kernel';

/** What is known of the proofs of an instance's copies. */
export interface ProofFacts {
  readonly createdAt: Date;
  readonly timeZone: string;
  /** Of the instance's schema today. */
  readonly schemaVersion: number;
  /** The newest verified copy; proofs are made of it. */
  readonly newestRunId: string | null;
  /** The last test restore that succeeded, and the schema version that it came to. */
  readonly provenAt: Date | null;
  readonly provenVersion: number | null;
  /** The last test restore that did not. */
  readonly failedAt: Date | null;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Proofs keep a core busy: they are made while the instance sleeps, from nine in the evening to six in the morning. */
const [fromHour, untilHour] = [21, 6];
/** A proof of each week is due within its last night; whoever has none by then gets it by day. */
const [dueAfter, overdueAfter] = [6 * dayMs, 7 * dayMs];
/** A new instance is proved in its first night. */
const [firstAfter, firstOverdueAfter] = [4 * hourMs, dayMs];
/** After a failure: not every hour of the night, and once more before people come. */
export const retryAfterHours = 6;

/** Whether it is night on the clock of an instance. */
export function isNight(now: Date, timeZone: string): boolean {
  const hour = new Date(wallTimeOf(now, timeZone)).getUTCHours();
  return hour >= fromHour || hour < untilHour;
}

/** Whether a copy is to be brought back on another server now: at least weekly, and after each migration. */
export function isRestoreDue(facts: ProofFacts, now: Date): boolean {
  const { provenAt, provenVersion, failedAt, createdAt, newestRunId, schemaVersion, timeZone } = facts;
  if (newestRunId === null) return false;
  if (failedAt && now.getTime() - failedAt.getTime() < retryAfterHours * hourMs) return false;
  if (provenVersion !== null && provenVersion < schemaVersion) return true;
  const age = now.getTime() - (provenAt ?? createdAt).getTime();
  const [due, overdue] = provenAt ? [dueAfter, overdueAfter] : [firstAfter, firstOverdueAfter];
  return age > overdue || (age > due && isNight(now, timeZone));
}
