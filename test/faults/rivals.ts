import type { Attempt } from './attempts.js';
import { FaultyProcess } from './faulty-process.js';
import type { House } from './house.js';

/** A process stops in the middle of a copy, is taken for dead, and goes on when another one has taken over. */
export async function standStill(house: House, at: number): Promise<Attempt> {
  const { platform, backups } = house;
  const { slug } = house.victim;
  const wrong: string[] = [];
  const copies = await house.copies(slug);
  const stopped = new FaultyProcess(platform, 'full copy', slug, { kind: 'stop', at });
  await platform.eventually(async () => stopped.label, 'the process to stand still', 30_000);
  // Whoever holds the lock is believed to be alive, until PostgreSQL has lost it.
  const refusal = await backups.run(slug, { kind: 'full', actor: 'test' }).catch((error: Error) => error);
  if (!(refusal instanceof Error && refusal.message.startsWith('BACKUP_BUSY')))
    wrong.push('two copies of one instance at once');
  await house.sql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name IN ('b2o instance lock', 'b2o backup') AND datname = current_database()`,
  );
  const { runId } = await platform.eventually(
    () => backups.run(slug, { kind: 'full', actor: 'test' }).catch(() => undefined),
    'the lock',
  );
  stopped.signal('SIGCONT');
  const ended = await stopped.end();
  if (ended.outcome === 'done') wrong.push('what was taken for dead published its copy');
  const now = await house.copies(slug);
  if (now.join() !== [runId, ...copies].join()) wrong.push('not exactly one copy was published');
  wrong.push(...(await house.wrongCopies(slug, 1)));
  await house.recover();
  return { ended, wrong };
}
