import { existsSync, readFileSync } from 'node:fs';
import type { Attempt } from './attempts.js';
import { FaultyProcess } from './faulty-process.js';
import type { House } from './house.js';
import type { FaultReport } from './report.js';

/** Replaying the log of a busy server takes its time; in milliseconds. */
const patience = 120_000;

/** Who dies in the middle of everything: the process that copies, the people's server, or PostgreSQL. */
export type Dying = 'copying process' | 'server at work' | 'PostgreSQL';

/** A copy under people's writes, during which one of them is killed at some moment. */
export async function storm(house: House, dying: Dying, report: FaultReport): Promise<Attempt> {
  const { platform, ledger, victim } = house;
  const kind = report.die(2) === 1 ? 'full copy' : 'incremental copy';
  const copying = new FaultyProcess(platform, kind, victim.slug);
  await platform.eventually(async () => copying.begun, 'the copy to begin', 30_000);
  await new Promise((resolve) => setTimeout(resolve, report.die(900)));
  if (dying === 'copying process') copying.signal('SIGKILL');
  if (dying === 'server at work') await ledger.kill();
  if (dying === 'PostgreSQL') await killServer(house);
  const ended = await copying.end();
  await answering(house);
  // The one that was starting meanwhile for the next work has found no database.
  if (dying === 'PostgreSQL') await FaultyProcess.forgetNext();
  if (dying === 'server at work') await ledger.begin();
  await house.recover();
  return { ended, wrong: [] };
}

/** Whether the processes of PostgreSQL are on this machine, to be killed. */
export async function canKillServer(house: House): Promise<boolean> {
  const [{ pid } = { pid: 0 }] = await house.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return existsSync(`/proc/${pid}/comm`) && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
}

/** One of its processes dies: all the others are ended at once, and the log is replayed, as after `stop -m immediate`. */
async function killServer(house: House): Promise<void> {
  const [{ pid } = { pid: 0 }] = await house.sql<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'b2o %' LIMIT 1",
  );
  if (pid === 0) return;
  process.kill(pid, 'SIGKILL');
  // Its parent notices after an instant: until then it still answers.
  await house.platform.eventually(
    async () => (house.connected ? undefined : (true as const)),
    'the end of PostgreSQL',
    patience,
  );
}

async function answering(house: House): Promise<void> {
  await house.platform.eventually(
    () =>
      house.sql('SELECT 1').then(
        () => true as const,
        () => undefined,
      ),
    'PostgreSQL',
    patience,
  );
}
