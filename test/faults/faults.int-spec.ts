import { Attempts } from './attempts.js';
import type { FaultKind } from './fault-points.js';
import { FaultyProcess } from './faulty-process.js';
import { House } from './house.js';
import { FaultReport } from './report.js';
import { type Work, works } from './works.js';

/** `npm run test:faults` goes through many points of every work; here each work meets one. */
const long = process.env['B2O_FAULTS'] === 'long';
const seed = Number(process.env['B2O_FAULTS_SEED'] ?? Date.now() % 1_000_000);

/** How many points of a long run, and about how many steps the work has: a short run throws a die. */
const plan: Record<Work, { readonly points: number; readonly steps: number; readonly short: FaultKind }> = {
  'full copy': { points: 20, steps: 180, short: 'kill' },
  'incremental copy': { points: 20, steps: 180, short: 'cut' },
  'restore beside': { points: 10, steps: 300, short: 'cut' },
  'restore as new': { points: 10, steps: 300, short: 'kill-sent' },
  'restore over': { points: 15, steps: 300, short: 'kill' },
  provision: { points: 25, steps: 60, short: 'kill-sent' },
  erase: { points: 15, steps: 10, short: 'kill' },
  migrate: { points: 20, steps: 20, short: 'kill' },
};
const kinds: readonly FaultKind[] = ['kill', 'kill-sent', 'cut', 'disk-full', 'disk-error'];

describe('whatever happens to a process', () => {
  const report = new FaultReport(seed);
  let house: House;
  let attempts: Attempts;

  beforeAll(async () => {
    house = await House.build();
    attempts = new Attempts(house);
    await attempts.begin();
  });
  afterAll(async () => {
    await house.stop();
    process.stderr.write(`\n${report}\n`);
  });

  const attempt = async (work: Work, kind: FaultKind, at: number): Promise<boolean> => {
    const { ended, wrong } = await attempts.run(work, { kind, at });
    const place = `${work}, ${kind} at ${at} (${ended.label ?? 'not reached'}), seed ${seed}`;
    report.add(work, kind, ended.label !== undefined, wrong.length);
    expect({ place, wrong }).toEqual({ place, wrong: [] });
    // A process that was not killed came to an end that it knows of.
    if (!kind.startsWith('kill')) expect([place, ended.outcome]).toEqual([place, expect.any(String)]);
    return ended.label !== undefined;
  };

  const stepsOf = async (work: Work): Promise<number> => {
    if (!long) return Math.floor(plan[work].steps * 0.6);
    const { wrong, ended } = await attempts.run(work, { kind: 'none', at: 0 });
    expect([work, ended.outcome, wrong]).toEqual([work, 'done', []]);
    return ended.steps as number;
  };

  it.each(Object.keys(works) as Work[])(
    'in the middle of its work (%s), nothing is lost and the next one succeeds',
    async (work) => {
      const steps = await stepsOf(work);
      if (!long) {
        expect(await attempt(work, plan[work].short, report.die(steps))).toBe(true);
        return;
      }
      for (const kind of kinds) {
        const points = Math.ceil(plan[work].points / (kind === 'kill' ? 1 : 3));
        for (let point = 0; point < points; point += 1)
          await attempt(
            work,
            kind,
            Math.min(steps, Math.floor((steps / points) * point) + report.die(Math.ceil(steps / points))),
          );
      }
    },
    30 * 60_000,
  );

  it(
    'that stood still while another one took over, exactly one copy is published',
    async () => {
      const { slug } = house.victim;
      for (let round = 0; round < (long ? 20 : 1); round += 1) {
        const copies = await house.copies(slug);
        const at = 40 + report.die(100);
        const stopped = new FaultyProcess(house.platform, 'full copy', slug, { kind: 'stop', at });
        await house.platform.eventually(async () => stopped.label, 'the process to stand still', 30_000);
        // Whoever holds the lock is believed to be alive, until PostgreSQL has lost it.
        await expect(house.backups.run(slug, { kind: 'full', actor: 'test' })).rejects.toThrow('BACKUP_BUSY');
        await house.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name LIKE 'b2o %' AND datname = current_database() AND application_name <> 'b2o app'
           AND (application_name LIKE '%lock' OR application_name LIKE 'b2o backup%')`,
        );
        const { runId } = await house.platform.eventually(
          () => house.backups.run(slug, { kind: 'full', actor: 'test' }).catch(() => undefined),
          'the lock',
        );
        stopped.child.kill('SIGCONT');
        const { outcome } = await stopped.end();
        report.add('full copy', 'stopped, taken over', true, outcome === 'done' ? 1 : 0);
        expect(outcome).not.toBe('done');
        expect(await house.copies(slug)).toEqual([runId, ...copies]);
        expect(await house.wrongCopies(slug, 1)).toEqual([]);
        await house.recover();
      }
    },
    15 * 60_000,
  );
});
