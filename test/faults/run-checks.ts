import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Watchdog } from '../../libs/backup/schedule/watchdog.js';
import type { House } from './house.js';

/** A copy that is called verified, with what its folder looks like. */
export interface KnownCopy {
  readonly runId: string;
  readonly kind: string;
  readonly businessDate: string;
  readonly folder: string;
  /** Names of the attachments beside the copies. */
  readonly blobs: readonly string[];
}

/** The verified copies of an instance, newest first. */
export async function copiesOf(house: House, instanceId: string): Promise<KnownCopy[]> {
  const root = join(house.platform.config.backupDir, instanceId);
  const blobs = existsSync(join(root, 'blobs')) ? readdirSync(join(root, 'blobs')) : [];
  const rows = await house.sql<Omit<KnownCopy, 'folder' | 'blobs'>>(
    `SELECT id AS "runId", kind, business_date::text AS "businessDate" FROM platform.backup_run
     WHERE instance_id = $1 AND state = 'verified' ORDER BY token DESC`,
    [instanceId],
  );
  return rows.map((row) => ({ ...row, folder: lookOf(join(root, row.runId)), blobs }));
}

/** Names, sizes and times of the files of a folder: whoever touches one is found. */
function lookOf(folder: string): string {
  if (!existsSync(folder)) return 'missing';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs, ino } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs} ${ino}`;
    })
    .join('\n');
}

/**
 * L9: as many working days can be restored as before. A copy that retention let go of is no longer called verified; one
 * that is has its files as they were, and those that are new are read from end to end.
 */
export async function workingDays(
  house: House,
  instanceId: string,
  slug: string,
  before: readonly KnownCopy[],
): Promise<string[]> {
  const wrong: string[] = [];
  const known = new Map(before.map((copy) => [copy.runId, copy]));
  const now = await copiesOf(house, instanceId);
  const restorable = new Set<string>();
  const blobs = new Set(now[0]?.blobs);
  const someGone = before[0]?.blobs.some((name) => !blobs.has(name)) ?? false;
  for (const { runId, kind, businessDate, folder } of now) {
    const earlier = someGone ? undefined : known.get(runId);
    const problems =
      earlier === undefined
        ? (await house.backups.verify(slug, runId)).problems
        : earlier.folder === folder
          ? []
          : ['its files changed'];
    if (problems.length > 0) wrong.push(`L9: ${slug}: copy ${runId}: ${problems.join(', ')}`);
    else if (kind === 'full') restorable.add(businessDate);
  }
  const days = new Set(before.filter(({ kind }) => kind === 'full').map(({ businessDate }) => businessDate));
  // Beyond six days retention takes away what it may.
  const least = Math.min(6, days.size);
  if (restorable.size < least)
    wrong.push(`L9: ${slug}: ${restorable.size} days can be restored, there were ${days.size}`);
  return wrong;
}

/** L10: runs of which nobody could tell what became of them. */
export async function runsInDoubt(house: House): Promise<string[]> {
  const wrong: string[] = [];
  for (const { slug } of [house.victim, house.bystander]) {
    for (const { runId, state, error } of await house.backups.list(slug)) {
      if (state === 'running' || state === 'written') wrong.push(`L10: ${slug}: run ${runId} is ${state}`);
      if (state === 'failed' && !error) wrong.push(`L10: ${slug}: run ${runId} failed, and does not say why`);
    }
  }
  return wrong;
}

/**
 * L10: the watchdog looks every two minutes, and what it sees is told at once. A slot that failed and is not yet made up
 * for has its alert, and whoever should know has had a mail.
 */
export async function alerting(house: House): Promise<string[]> {
  await house.platform.app.get(Watchdog).check(house.now());
  const silent = await house.sql<{ line: string }>(
    `SELECT s.business_date || ' ' || s.kind || ' ' || s.error AS line FROM platform.backup_slot s
     WHERE s.instance_id = ANY($1) AND s.error IS NOT NULL AND s.state <> 'done'
       AND s.slot_at = (SELECT max(n.slot_at) FROM platform.backup_slot n WHERE n.instance_id = s.instance_id
         AND n.kind = s.kind AND n.state NOT IN ('idle', 'superseded'))
       AND NOT EXISTS (SELECT FROM platform.backup_alert a WHERE a.instance_id = s.instance_id
         AND a.kind = 'slot-failed' AND a.closed_at IS NULL AND a.told_at IS NOT NULL)`,
    [[house.victim.row.id, house.bystander.row.id]],
  );
  return silent.map(({ line }) => `L10: nobody was told of ${line}`);
}
