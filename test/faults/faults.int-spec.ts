import { type Attempt, Attempts } from './attempts.js';
import { Conditions } from './conditions.js';
import { copiedFiles, damages, undetected } from './damage.js';
import type { FaultKind } from './fault-points.js';
import { FaultyProcess } from './faulty-process.js';
import { House } from './house.js';
import { type PlannedWork, plan } from './plan.js';
import { FaultReport } from './report.js';
import { standStill } from './rivals.js';
import { SmallDisk } from './small-disk.js';
import { Soak } from './soak.js';
import { canKillServer, type Dying, storm } from './storms.js';

/** `npm run test:faults` goes through many points of every work; here some works meet one each. */
const long = process.env['B2O_FAULTS'] === 'long';
const seed = Number(process.env['B2O_FAULTS_SEED'] ?? Date.now() % 1_000_000);
const soakDays = Number(process.env['B2O_FAULTS_DAYS'] ?? 30);
const soakMs = 8 * 60_000;
const hour = 60 * 60_000;
/** A part of the points of a long run, for a look between two changes. */
const share = Number(process.env['B2O_FAULTS_SHARE'] ?? 1);
const times = (count: number) => Math.max(1, Math.ceil(count * share));

const rowOf: Partial<Record<FaultKind, string>> = { cut: '5', 'disk-full': '3', 'disk-error': '4' };
const kinds: readonly FaultKind[] = ['kill', 'kill-sent', 'cut', 'disk-full', 'disk-error'];

describe('whatever happens to a process', () => {
  const report = new FaultReport(seed);
  let house: House;
  let attempts: Attempts;

  beforeAll(async () => {
    house = await House.build(long ? 6 : 2);
    attempts = new Attempts(house, new Conditions(house, house.ledger));
    await attempts.begin();
  }, 120_000);
  afterAll(async () => {
    const { acknowledged } = house.ledger;
    report.note(`${acknowledged} writes were acknowledged meanwhile`);
    await FaultyProcess.forgetNext();
    await house.stop();
    process.stderr.write(`\n${report}\n`);
    // Where nothing succeeds, nothing is proved.
    expect(acknowledged).toBeGreaterThan(20);
  }, 120_000);

  const noted = (row: string, what: string, fault: string, { ended, wrong }: Attempt): boolean => {
    const place = `${what}, ${fault} (${ended.label ?? 'not reached'}), seed ${seed}`;
    report.add(row, what, fault, ended.label !== undefined, wrong);
    // An hour without a word looks like a test that hangs.
    if (long) process.stderr.write(`${row} ${place}${wrong.length > 0 ? `: ${wrong.join('; ')}` : ''}\n`);
    expect({ place, wrong }).toEqual({ place, wrong: [] });
    return ended.label !== undefined;
  };
  const attempt = async (work: PlannedWork, kind: FaultKind, at: number): Promise<boolean> => {
    const result = await attempts.run(work, { kind, at });
    // A process that was not killed came to an end that it knows of.
    if (!kind.startsWith('kill')) expect([work, result.ended.outcome]).toEqual([work, expect.any(String)]);
    return noted(rowOf[kind] ?? '1', work, kind, result);
  };
  const stepsOf = async (work: PlannedWork): Promise<number> => {
    if (!long) return Math.floor(plan[work].steps * 0.6);
    const { wrong, ended } = await attempts.run(work, { kind: 'none', at: 0 });
    expect([work, ended.outcome, wrong]).toEqual([work, 'done', []]);
    return ended.steps as number;
  };

  it.each((Object.keys(plan) as PlannedWork[]).filter((work) => long || plan[work].short))(
    'in the middle of its work (%s), nothing is lost and the next one succeeds',
    async (work) => {
      const { points, short } = plan[work];
      const steps = await stepsOf(work);
      if (!long && short) {
        expect(await attempt(work, short, report.die(steps))).toBe(true);
        return;
      }
      for (const kind of kinds) {
        const tries = times(kind === 'kill' ? points : points / 6);
        for (let each = 0; each < tries; each += 1)
          await attempt(
            work,
            kind,
            Math.min(steps, Math.floor((steps / tries) * each) + report.die(Math.ceil(steps / tries))),
          );
      }
    },
    hour,
  );

  it(
    'that stood still while another one took over, exactly one copy is published',
    async () => {
      for (let round = 0; round < (long ? times(20) : 1); round += 1) {
        const result = await attempts.judged(() => standStill(house, 40 + report.die(100)));
        noted('6', 'full copy', 'stopped, taken over', result);
      }
    },
    hour,
  );

  // The PostgreSQL of the short form serves other suites as well.
  const storms: readonly [Dying, number][] = long
    ? [
        ['copying process', 20],
        ['server at work', 10],
        ['PostgreSQL', 10],
      ]
    : [['copying process', 1]];
  it.each(storms)(
    'at any moment under writers (%s), what was acknowledged is copied and comes back',
    async (dying, rounds) => {
      if (dying === 'PostgreSQL' && !(await canKillServer(house)))
        return report.note('PostgreSQL was not killed: it runs elsewhere');
      for (let round = 0; round < (long ? times(rounds) : 1); round += 1) {
        const result = await attempts.judged(() => storm(house, dying, report));
        const happened = { ...result.ended, label: result.ended.label ?? dying };
        noted('2', 'copy under writers', `${dying} killed`, { ...result, ended: happened });
      }
    },
    hour,
  );

  it(
    'to the files of a copy, it is found and nothing is restored from it',
    async () => {
      const { slug } = house.victim;
      await house.backups.run(slug, { kind: 'full', actor: 'test' });
      const files = await copiedFiles(house, house.victim);
      const chosen = long
        ? files.slice(0, times(files.length))
        : [files[report.die(files.length) - 1] as string];
      for (const path of chosen) {
        for (const damage of long ? damages : damages.slice(1, 2)) {
          const wrong = await undetected(house, house.victim, path, damage);
          report.add('4', 'files of a copy', damage, true, wrong);
          expect(wrong).toEqual([]);
        }
      }
      const { wrong } = await attempts.judged(async () => ({
        ended: { killed: false, label: undefined, steps: undefined, outcome: undefined },
        wrong: [],
      }));
      expect(wrong).toEqual([]);
    },
    hour,
  );

  if (long) {
    it(
      'on a disk that is full indeed, old copies stay and the next one comes when there is room',
      async () => {
        const disk = await SmallDisk.build(house);
        if (!disk) return report.note('no small disk: only root can mount one');
        try {
          for (let size = 0; size < times(12); size += 1) {
            // From nothing at all to more than a copy needs.
            const left = size === 0 ? 0 : 2 ** (11 + size * (12 / times(12))) * report.die(2);
            noted('3', 'full copy', 'small disk', await attempts.judged(() => disk.copyWith(left)));
          }
        } finally {
          disk.remove();
        }
      },
      hour,
    );

    it(
      'day after day, each has its copies and the disk does not fill',
      async () => {
        const soak = new Soak(house, attempts, report);
        const end = Date.now() + soakMs;
        let days = 0;
        for (; days < times(soakDays) && Date.now() < end; days += 1)
          noted('24', 'a day of a server', 'any, at midday or evening', await soak.nextDay());
        report.note(`${days} simulated days of ${times(soakDays)}`);
        expect(days).toBeGreaterThan(0);
      },
      hour,
    );
  }
});
