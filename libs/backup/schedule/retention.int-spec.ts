import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { addDays, newId } from '#kernel';
import { FileStore } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { BackupService } from '../backup.service.js';
import { type Checkpoint, Checkpoints } from '../checkpoints.js';
import { RetentionService } from './retention.service.js';
import { ScheduleKit } from './schedule-test-kit.js';

const moments: readonly Checkpoint[] = [
  'retention: begun',
  'retention: leftovers removed',
  'retention: chosen',
  'retention: rows expired',
  'retention: folder set aside',
  'retention: folder removed',
  'retention: row emptied',
  'retention: attachments listed',
  'retention: attachment removed',
  'retention: swept',
];

describe('old copies', () => {
  let platform: TestPlatform;
  let kit: ScheduleKit;
  let instance: TestInstance;
  let retention: RetentionService;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    kit = new ScheduleKit(platform);
    await kit.forget();
    retention = platform.app.get(RetentionService);
    instance = await platform.instance();
    for (let day = 0; day < 17; day += 1) await copyOf(addDays('2027-04-30', day));
  }, 120_000);
  afterAll(async () => {
    await kit.forget();
    await platform.stop();
  });
  beforeEach(() => kit.set('2027-05-16T21:00:00Z'));

  /** A copy of a day that alone names an attachment. */
  async function copyOf(day: string): Promise<string> {
    kit.set(`${day}T19:00:00Z`);
    await instance.work(async (db) => {
      const { sha256, size } = await platform.app.get(FileStore).put(Readable.from([`plan of ${day}`]));
      await db.query('DELETE FROM stored_file');
      await db.query(
        "INSERT INTO stored_file (id, sha256, size, media_type, name) VALUES ($1, $2, $3, 'text/plain', 'plan.txt')",
        [newId(), sha256, size],
      );
    });
    const { runId } = await platform.app
      .get(BackupService)
      .run(instance.slug, { kind: 'full', reason: 'scheduled', actor: 'test' });
    return runId;
  }
  const folder = () => join(platform.config.backupDir, instance.row.id);
  const onDisk = async () => ({
    runs: (await readdir(folder())).filter((name) => name !== 'blobs').sort(),
    blobs: (await readdir(join(folder(), 'blobs'))).sort(),
  });
  const rows = (state: string) =>
    platform.sql<{ id: string; businessDate: string; directory: string | null }>(
      `SELECT id, business_date::text AS "businessDate", directory FROM platform.backup_run
       WHERE instance_id = $1 AND state = $2 ORDER BY token`,
      [instance.row.id, state],
    );
  const restore = (state: string) =>
    platform.sql(
      `INSERT INTO platform.restore_log (id, instance_id, run_id, target, target_instance_id, target_schema, actor, state)
       VALUES (gen_random_uuid(), $1, $1, 'side', $1, 'x', 'test', $2)`,
      [instance.row.id, state],
    );

  it('stay while a restore is under way, the clock is odd, the newest failed, or somebody has a reason', async () => {
    await restore('running');
    expect(await retention.apply(instance.row)).toEqual({ expired: 0, held: 'a restore is under way' });
    await platform.sql("UPDATE platform.restore_log SET state = 'failed'");
    await platform.sql(
      "INSERT INTO platform.backup_alert (id, kind, opened_at, seen_at) VALUES (gen_random_uuid(), 'clock-odd', now(), now())",
    );
    expect(await retention.apply(instance.row)).toEqual({ expired: 0, held: 'the clock is odd' });
    await platform.sql('DELETE FROM platform.backup_alert');
    const [newest] = (await rows('verified')).slice(-1);
    await platform.sql("UPDATE platform.backup_run SET state = 'failed' WHERE id = $1", [newest?.id]);
    expect(await retention.apply(instance.row)).toMatchObject({ expired: 0, held: expect.any(String) });
    await platform.sql("UPDATE platform.backup_run SET state = 'verified' WHERE id = $1", [newest?.id]);
    let isFar = false;
    retention.guard(async () => (isFar ? undefined : 'the second site has too few'));
    expect(await retention.apply(instance.row)).toEqual({ expired: 0, held: 'the second site has too few' });
    isFar = true;
    expect(await rows('verified')).toHaveLength(17);
    expect((await onDisk()).runs).toHaveLength(17);
  });

  it.each(moments)('are removed wholly or not at all when the process dies (%s)', async (moment) => {
    const before = await rows('verified');
    const reach = platform.app.get(Checkpoints);
    reach.reach = async (checkpoint) => {
      if (checkpoint === moment) throw new Error('killed');
    };
    // One more old copy each time, so that there is something to remove at each of these moments.
    await platform.sql('UPDATE platform.backup_run SET pinned_until = NULL, pin_reason = NULL');
    const kept = (await retention.of(instance.row)).kept;
    await platform.sql(
      `UPDATE platform.backup_run SET pinned_until = '2027-06-01' WHERE instance_id = $1 AND state = 'verified'
         AND NOT id = ANY($2) AND id <> $3`,
      [instance.row.id, [...kept.keys()], before.find(({ id }) => !kept.has(id))?.id],
    );
    await expect(retention.apply(instance.row)).rejects.toThrow('killed');
    reach.reach = async () => undefined;
    const whole = new Set((await onDisk()).runs);
    for (const { id } of await rows('verified')) expect(whole).toContain(id);
    await retention.finish();
    await retention.apply(instance.row);
    const verified = await rows('verified');
    for (const runId of kept.keys()) expect(verified.map(({ id }) => id)).toContain(runId);
    const { runs } = await onDisk();
    expect(runs).toEqual(verified.map(({ id }) => id).sort());
    expect((await rows('expired')).every(({ directory }) => directory === null)).toBe(true);
  });

  it('leave six working days and the weekend’s newest, and each attachment that they name', async () => {
    await platform.sql('UPDATE platform.backup_run SET pinned_until = NULL');
    await retention.apply(instance.row);
    const verified = await rows('verified');
    // Thursday the 6th is Ascension Day.
    expect(verified.map(({ businessDate }) => businessDate)).toEqual([
      '2027-05-07',
      '2027-05-10',
      '2027-05-11',
      '2027-05-12',
      '2027-05-13',
      '2027-05-14',
      '2027-05-16',
    ]);
    const { runs, blobs } = await onDisk();
    expect([runs.length, blobs.length]).toEqual([7, 7]);
    for (const { id } of verified)
      expect(await platform.app.get(BackupService).verify(instance.slug, id)).toMatchObject({ problems: [] });
  });

  it('are not swept of attachments while the list of one copy cannot be read', async () => {
    const [oldest] = await rows('verified');
    const manifest = join(folder(), oldest?.id ?? '', 'manifest.json');
    await rename(manifest, `${manifest}.away`);
    await copyOf('2027-05-18');
    kit.set('2027-05-18T21:00:00Z');
    expect((await retention.apply(instance.row)).expired).toBeGreaterThan(0);
    await rename(`${manifest}.away`, manifest).catch(() => undefined);
    const left = (await rows('verified')).length;
    const { blobs } = await onDisk();
    expect(blobs.length).toBeGreaterThanOrEqual(left);
  });
});
