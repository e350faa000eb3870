import { Databases, type pg } from '#runtime';
import type { TestInstance, TestPlatform } from '#testing';
import { BackupService } from '../backup.service.js';
import { digestsOf } from '../backup-test-kit.js';
import { Snapshots } from '../copy/snapshot.js';
import type { Witnessed } from './rounds.js';

/**
 * Rewrites every row of a table and leaves table and rows as they were. What PostgreSQL rewrites is not there for
 * snapshots of before: they see an empty table, which never existed.
 */
const rewrite = (place: string) => `SET lock_timeout = '20s';
  ALTER TABLE ${place} ADD COLUMN rewritten double precision DEFAULT random();
  ALTER TABLE ${place} DROP COLUMN rewritten`;

/** A full copy while somebody rewrites a table between its snapshot and its reading. @param locks whether it locks. */
export async function copyOverRewriting(
  platform: TestPlatform,
  { slug, schema }: TestInstance,
  table: string,
  locks: boolean,
): Promise<Witnessed> {
  const truth = await digestsOf((text, values) => platform.sql(text, values), schema);
  const [snapshots, databases] = [platform.app.get(Snapshots), platform.app.get(Databases)];
  const original = { with: snapshots.with, connection: databases.ownerConnection };
  let rewriting: Promise<unknown> = Promise.resolve();
  if (!locks)
    databases.ownerConnection = async (name) => unlocked(await original.connection.call(databases, name));
  snapshots.with = (place, work) =>
    original.with.call(snapshots, place, async (snapshot) => {
      rewriting = platform.sql(rewrite(`${schema}.${table}`));
      // Done at once, or waiting for the end of the copy.
      await Promise.race([rewriting, new Promise((resolve) => setTimeout(resolve, 500))]);
      return work(snapshot);
    }) as never;
  try {
    const run = await platform.app.get(BackupService).run(slug, { kind: 'full', actor: 'test' });
    await rewriting;
    return { run, truth };
  } finally {
    snapshots.with = original.with;
    databases.ownerConnection = original.connection;
    await rewriting.catch(() => undefined);
  }
}

/** A connection that locks no table. */
function unlocked(client: pg.Client): pg.Client {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) =>
    String(args[0]).startsWith('LOCK TABLE') ? query('SELECT 1') : query(...args)) as typeof client.query;
  return client;
}
