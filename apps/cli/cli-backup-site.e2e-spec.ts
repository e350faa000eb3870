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
    expect(await backup('send')).toEqual({ sent: 0, failed: 0, waiting: 0, error: null });
    rmSync(join(platform.config.backupDir, instance.row.id), { recursive: true });
    expect(await backup('fetch', instance.slug)).toMatchObject([{ runId }]);
    expect(await backup('verify', instance.slug)).toMatchObject({ runId, verified: true });
    expect(await backup('attachments', instance.slug)).toMatchObject({ missing: [] });
  });

  it('takes a copy all the same when the site is away, and says so when asked', async () => {
    rmSync(join(site, 'b2o-second-site'));
    const { runId, verified } = await backup('run', instance.slug, '--kind', 'full');
    expect(verified).toBe(true);
    const { code, out } = await operator.run('backup', 'send', instance.slug, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ sent: 0, failed: 1, error: expect.stringContaining('mounted') });
    writeFileSync(join(site, 'b2o-second-site'), '');
    expect(await backup('send', instance.slug)).toMatchObject({ sent: 1, failed: 0 });
    expect(there()).toContain(runId);
  });

  it('removes there what expired, once it is told to', async () => {
    await platform.sql("UPDATE platform.backup_run SET state = 'expired' WHERE instance_id = $1", [
      instance.row.id,
    ]);
    const known = there();
    // Of full copies the newest six stay, whatever the catalogue says.
    expect(await backup('prune-site', '--yes')).toEqual([]);
    await platform.sql("UPDATE platform.backup_run SET kind = 'incremental' WHERE instance_id = $1", [
      instance.row.id,
    ]);
    expect(await backup('prune-site')).toHaveLength(known.length);
    expect(there()).toEqual(known);
    await backup('prune-site', '--yes');
    expect(
      there().flatMap((runId) => readdirSync(join(site, instance.row.id, runId), { recursive: true })),
    ).toEqual(expect.not.arrayContaining(['manifest.json']));
    expect((await backup('site', instance.slug)).map(({ state }: { state: string }) => state)).toEqual(
      known.map(() => 'removed'),
    );
  });

  it('proves that the newest copy comes back elsewhere', async () => {
    await backup('run', instance.slug, '--kind', 'full');
    expect(await backup('prove', instance.slug)).toMatchObject({
      slug: instance.slug,
      proven: true,
      problems: [],
      serverVersion: expect.stringMatching(/^\d+/),
    });
  });
});
