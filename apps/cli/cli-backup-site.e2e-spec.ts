import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestInstance, TestPlatform } from '#testing';
import { TestOperator } from './operator-test-kit.js';

describe('b2o backup, with a second site', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let site: string;
  let operator: TestOperator;

  beforeAll(async () => {
    site = mkdtempSync(join(tmpdir(), 'b2o-second-site-'));
    writeFileSync(join(site, 'b2o-second-site'), '');
    platform = await TestPlatform.start();
    instance = await platform.instance();
    operator = new TestOperator(platform, {
      B2O_BACKUP_SECOND_SITE: `file://${site}`,
      B2O_BACKUP_SECOND_SITE_PRUNE: `file://${site}`,
    });
  });
  afterAll(async () => {
    await platform.stop();
    rmSync(site, { recursive: true, force: true });
  });

  const backup = (...args: string[]) => operator.json('backup', ...args);
  const there = () => readdirSync(join(site, instance.row.id)).filter((name) => name !== 'blobs');

  it('sends a copy before it ends, lists it, and brings it back to a server that lost its own', async () => {
    const { runId } = await backup('run', instance.slug, '--kind', 'full');
    expect(there()).toEqual([runId]);
    const [row] = await backup('site', instance.slug);
    expect(row).toMatchObject({ runId, site: `file://${site}`, state: 'verified', attempts: 1 });
    rmSync(join(platform.config.backupDir, instance.row.id), { recursive: true });
    expect(await backup('fetch', instance.slug)).toMatchObject([{ runId }]);
  });

  it('brings attachments back, and proves that the copy that came back can be restored elsewhere', async () => {
    expect(await backup('attachments', instance.slug)).toMatchObject({ missing: [] });
    expect(await backup('prove', instance.slug)).toMatchObject({
      proven: true,
      problems: [],
      serverVersion: expect.stringMatching(/^\d+/),
    });
  });

  it('takes a copy all the same when the site is away, and says so when asked', async () => {
    rmSync(join(site, 'b2o-second-site'));
    expect(await backup('run', instance.slug, '--kind', 'full')).toMatchObject({ verified: true });
    const { code, out } = await operator.run('backup', 'send', instance.slug, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ sent: 0, failed: 1, error: expect.stringContaining('mounted') });
    writeFileSync(join(site, 'b2o-second-site'), '');
  });

  it('copies the control plane, sends it, and brings it back; never into a platform that has other instances', async () => {
    const taken = await backup('platform', 'run');
    expect(taken).toMatchObject({ taken: true, sent: 1 });
    expect(await backup('platform', 'run')).toEqual({ file: taken.file, taken: false, sent: 0 });
    const old = '2025-01-01T00-00-00Z-0123456789ab.json.gz.age';
    for (const name of [old, `${old}.sig`]) writeFileSync(join(site, 'platform', name), 'old');
    expect(await backup('prune-site', '--yes')).toMatchObject([{ instanceId: 'platform', files: 2 }]);
    rmSync(join(platform.config.backupDir, 'platform'), { recursive: true });
    expect(await backup('platform', 'fetch')).toEqual({ file: taken.file });
    expect(await backup('platform', 'list')).toEqual([{ file: taken.file }]);
    await platform.instance();
    const { code, err } = await operator.run('backup', 'platform', 'restore');
    expect([code, err]).toEqual([1, expect.stringContaining('There are instances here already')]);
  });

  it('removes there what expired, once it is told to', async () => {
    // Of full copies the newest six stay, whatever the catalogue says.
    await platform.sql(
      "UPDATE platform.backup_run SET state = 'expired', kind = 'incremental' WHERE instance_id = $1",
      [instance.row.id],
    );
    const [runId] = there();
    expect(await backup('prune-site')).toMatchObject([{ what: runId }]);
    const files = () => readdirSync(join(site, instance.row.id), { recursive: true, encoding: 'utf8' });
    expect(files()).toContain(`${runId}/manifest.json`);
    expect(await backup('prune-site', '--yes')).toHaveLength(1);
    expect(files()).not.toContain(`${runId}/manifest.json`);
  });
});
