import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { FileStore } from '#runtime';
import { TestPlatform } from '#testing';
import { fill, type Sql } from '../backup-test-kit.js';
import { BackupService } from '../index.js';
import { VerifiedRuns } from '../runs/verified-runs.js';
import { Bucket } from './bucket-test-kit.js';
import { SecondSites } from './second-sites.js';
import { SiteCopies } from './site-copies.js';
import { runOnDisk } from './site-run.js';

type Instance = Awaited<ReturnType<TestPlatform['instance']>>;

/** Every file below a folder with its digest. */
function filesBelow(folder: string): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(found.sort().map((name) => [name, digest(name)]));
}

describe('copies on a second site', () => {
  let platform: TestPlatform;
  let bucket: Bucket;
  let instance: Instance;
  const sites = () => platform.app.get(SecondSites);
  const rows = async () => (await platform.app.get(SiteCopies).list(instance.row.id)).slice(0, 1);
  const local = () => join(platform.config.backupDir, instance.row.id);
  const copy = async () =>
    (await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' })).runId;
  /** The copies of the instance that the site has whole. */
  const stored = () => {
    const files = new Map(
      [...bucket.objects].filter(([key]) => key.startsWith(`copies-of-b2o/${instance.row.id}/`)),
    );
    return Object.fromEntries(
      [...files]
        .map(
          ([key, bytes]) =>
            [key.split('/').slice(2).join('/'), createHash('sha256').update(bytes).digest('hex')] as const,
        )
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  };

  beforeAll(async () => {
    bucket = await Bucket.start();
    platform = await TestPlatform.start({
      B2O_BACKUP_SECOND_SITE: `s3://copies/copies-of-b2o?region=gra&endpoint=${bucket.endpoint}`,
      B2O_BACKUP_S3_KEY_ID: 'writer',
      B2O_BACKUP_S3_SECRET: 'a secret that no log may hold',
    });
    // These tests send them when they like.
    jest.spyOn(platform.app.get(VerifiedRuns), 'tell').mockReturnValue();
    instance = await platform.instance();
    const sql = (text: string, values?: unknown[]) => platform.sql(text, values);
    await fill(instance, sql as Sql, platform.app.get(FileStore), 'canaryofsites');
  });
  beforeEach(() => {
    bucket.requests.length = 0;
  });
  afterEach(() => {
    Object.assign(bucket, { fault: undefined, times: Number.POSITIVE_INFINITY });
  });
  afterAll(async () => {
    await platform.stop();
    await bucket.stop();
  });

  it('are the same files, the manifest last, and nothing is ever deleted there', async () => {
    const runId = await copy();
    const seen: number[] = [];
    const result = await sites().catchUp({
      onProgress: (_, { doneBytes, bytes }) => seen.push(doneBytes / bytes),
    });
    expect(result).toEqual({ sent: 1, failed: 0, waiting: 0, error: null });
    expect(stored()).toEqual(filesBelow(local()));
    const puts = bucket.requests.filter((line) => line.startsWith('PUT'));
    expect(puts.at(-1)).toMatch(/manifest\.json$/);
    expect(puts[0]).toContain('/blobs/');
    expect(bucket.requests.some((line) => line.startsWith('DELETE'))).toBe(false);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    expect(await rows()).toMatchObject([{ runId, state: 'verified', attempts: 1, error: null }]);
    expect((await rows())[0]?.site).toBe('s3://copies/copies-of-b2o');
  });

  it('are sent once: attachments that are there are not sent again, nor anything when nothing is new', async () => {
    await copy();
    await sites().catchUp();
    bucket.requests.length = 0;
    expect(await sites().catchUp()).toMatchObject({ sent: 0, waiting: 0 });
    expect(bucket.requests).toEqual([]);
    await copy();
    await sites().catchUp();
    expect(bucket.requests.filter((line) => line.includes('/blobs/') && line.startsWith('PUT'))).toEqual([]);
    expect(stored()).toEqual(filesBelow(local()));
  });

  it('that failed are told of, leave the copy here as it was, and come at the next attempt', async () => {
    const runId = await copy();
    const before = filesBelow(local());
    bucket.fault = 'forbids';
    expect(await sites().catchUp()).toMatchObject({
      sent: 0,
      failed: 1,
      error: expect.stringContaining('refused'),
    });
    expect(await rows()).toMatchObject([
      { runId, state: 'failed', error: expect.stringContaining('AccessDenied') },
    ]);
    const told = platform.logs.filter(
      (line) => line.includes('not on the second site') && line.includes(runId),
    );
    expect(told).toHaveLength(1);
    expect(filesBelow(local())).toEqual(before);
    expect((await platform.app.get(BackupService).verify(instance.slug, runId)).verified).toBe(true);
    bucket.fault = undefined;
    expect(await sites().catchUp()).toMatchObject({ sent: 1, failed: 0 });
    expect(await rows()).toMatchObject([{ runId, state: 'verified', attempts: 2, error: null }]);
    expect(platform.logs.some((line) => line.includes('a secret that no log may hold'))).toBe(false);
  });

  it('that the site stores with a wrong bit are no copies, and are replaced', async () => {
    const runId = await copy();
    // The first file that goes there is an attachment: the next attempt must not take it for the right one.
    bucket.objects.clear();
    Object.assign(bucket, { fault: 'flips a bit', times: 1 });
    expect(await sites().catchUp()).toMatchObject({
      failed: 1,
      error: expect.stringContaining('not the same bytes'),
    });
    expect(stored()).not.toHaveProperty([`${runId}/manifest.json`]);
    expect(await sites().catchUp()).toMatchObject({ sent: 1, error: null });
    const here = Object.entries(filesBelow(local())).filter(
      ([name]) => name.startsWith(runId) || name.startsWith('blobs'),
    );
    expect(stored()).toEqual(Object.fromEntries(here));
    expect(await rows()).toMatchObject([{ runId, state: 'verified' }]);
  });

  it('are not made of files that were altered here after they were verified', async () => {
    const runId = await copy();
    const [table = ''] = readdirSync(join(local(), runId, 'data'));
    const file = join(local(), runId, 'data', table);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await sites().catchUp()).toMatchObject({
      failed: 1,
      error: expect.stringContaining('as read here'),
    });
    expect(stored()).not.toHaveProperty([`${runId}/manifest.json`]);
    // Nor of a manifest that was.
    writeFileSync(join(local(), runId, 'manifest.json'), '{}');
    expect(await sites().catchUp()).toMatchObject({
      failed: 1,
      error: expect.stringContaining('manifest.json'),
    });
    await platform.sql("UPDATE platform.backup_run SET state = 'expired' WHERE id = $1", [runId]);
  });

  it('leave as soon as they are verified, where who copied says so, and a failure stays there', async () => {
    const runId = await copy();
    const [row] = await platform.sql<{ sha: string }>(
      'SELECT manifest_sha256 AS sha FROM platform.backup_run WHERE id = $1',
      [runId],
    );
    bucket.fault = 'is full';
    await sites().send(instance.row.id, await runOnDisk(local(), runId, row?.sha ?? ''));
    expect(await rows()).toMatchObject([{ state: 'failed', error: expect.stringContaining('no room') }]);
    bucket.fault = undefined;
    await sites().send(instance.row.id, await runOnDisk(local(), runId, row?.sha ?? ''));
    expect(await rows()).toMatchObject([{ state: 'verified', attempts: 2 }]);
  });

  it('of one instance are sent by one process at a time', async () => {
    const runId = await copy();
    await platform.app.get(SiteCopies).alone(instance.row.id, async () => {
      expect(await sites().catchUp()).toEqual({ sent: 0, failed: 0, waiting: 1, error: null });
    });
    expect(await sites().catchUp()).toMatchObject({ sent: 1 });
    expect(await rows()).toMatchObject([{ runId, state: 'verified' }]);
  });

  it('wait when the site does not answer, after one failure and not one for each', async () => {
    await copy();
    await copy();
    bucket.fault = 'cuts uploads';
    expect(await sites().catchUp()).toMatchObject({ sent: 0, failed: 1, waiting: 1 });
    bucket.fault = undefined;
    expect(await sites().catchUp()).toMatchObject({ sent: 2 });
  });
});

describe('a platform without a second site', () => {
  it('copies as before', async () => {
    const platform = await TestPlatform.start();
    try {
      const instance = await platform.instance();
      await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
      expect(platform.app.get(SecondSites).name).toBeUndefined();
      expect(await platform.app.get(SecondSites).catchUp()).toEqual({
        sent: 0,
        failed: 0,
        waiting: 0,
        error: null,
      });
    } finally {
      await platform.stop();
    }
  });
});
