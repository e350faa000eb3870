import { jest } from '@jest/globals';
import { Clock } from '#runtime';
import { InstanceRegistry } from '#tenancy';
import { type TestClient, TestInstance, TestPlatform, testPassword } from '#testing';
import { BackupService, RestoreService, RetentionService, SecondSites, SiteSending } from '../index.js';
import { Watchdog } from '../schedule/watchdog.js';
import { Bucket } from './bucket-test-kit.js';

const hourMs = 3_600_000;

describe('the second site in daily work', () => {
  let platform: TestPlatform;
  let bucket: Bucket;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    bucket = await Bucket.start();
    platform = await TestPlatform.start({
      B2O_BACKUP_SECOND_SITE: `s3://copies?region=gra&endpoint=${bucket.endpoint}`,
      B2O_BACKUP_S3_KEY_ID: 'writer',
      B2O_BACKUP_S3_SECRET: 'a secret that no log may hold',
    });
    await forget();
  });
  beforeEach(async () => {
    Object.assign(bucket, { fault: undefined, silence: undefined });
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await forget();
  });
  afterAll(async () => {
    await platform.stop();
    await bucket.stop();
  });

  const forget = () =>
    platform.sql('TRUNCATE platform.backup_run, platform.backup_site_copy, platform.backup_alert CASCADE');
  const copy = async () =>
    (await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' })).runId;
  const sent = () => platform.app.get(SiteSending).idle();
  const again = () => platform.app.get(SecondSites).catchUp();
  const onSite = () =>
    platform.sql(
      `SELECT r.reason, c.state FROM platform.backup_run r LEFT JOIN platform.backup_site_copy c ON c.run_id = r.id
       WHERE r.instance_id = $1 ORDER BY r.token`,
      [instance.row.id],
    );
  const alerts = async (after = 0) => {
    await platform.app.get(Watchdog).check(new Date(Date.now() + after));
    return platform.sql<{ kind: string }>(
      "SELECT kind FROM platform.backup_alert WHERE instance_id = $1 AND closed_at IS NULL AND kind = 'site-behind'",
      [instance.row.id],
    );
  };
  const operator = async (email: string) => {
    const console = new TestInstance(platform, await platform.app.get(InstanceRegistry).bySlug('console'));
    return console.invite(email, 'admin');
  };
  const mailsTo = (address: string) =>
    platform.mails().filter((mail) => mail.includes(`To: ${address}`) && mail.includes('Sauvegardes')).length;

  it('gets every copy as soon as there is one, those around a restore too', async () => {
    const runId = await copy();
    await sent();
    await platform.app
      .get(RestoreService)
      .restore(instance.slug, { into: 'same', confirm: instance.slug, actor: 'test' });
    await sent();
    expect(await onSite()).toEqual([
      { reason: 'manual', state: 'verified' },
      { reason: 'before-restore', state: 'verified' },
      { reason: 'after-restore', state: 'verified' },
    ]);
    expect([...bucket.objects.keys()]).toContain(`${instance.row.id}/${runId}/manifest.json`);
    // The restore ended all sessions.
    const email = `admin@${instance.slug}.example`;
    await admin.post('/api/identity/session', { email, password: testPassword });
    const { body } = await admin.get('/api/backup/runs');
    expect(body.items).toHaveLength(3);
    for (const each of body.items) expect(each.secondSiteAt).toEqual(expect.any(String));
    const status = (await admin.get('/api/backup/status')).body;
    expect(status.secondSite).toEqual({ newestAt: expect.any(String), copies: 3 });
    // Where the copies lie is for operators to know.
    expect(JSON.stringify([status, body])).not.toContain('s3:');
  });

  it('that does not answer holds neither a copy nor the next one, nor what admins ask for', async () => {
    let speak: () => void = () => undefined;
    bucket.silence = new Promise((resolve) => {
      speak = resolve;
    });
    const runId = await copy();
    await copy();
    expect((await admin.post(`/api/backup/runs/${runId}/verifications`)).status).toBe(202);
    await platform.eventually(async () => {
      const { verifications } = (await admin.get(`/api/backup/runs/${runId}`)).body;
      return verifications[0]?.state === 'intact' || undefined;
    }, 'the verification');
    expect(await onSite()).toEqual([
      { reason: 'manual', state: 'sending' },
      { reason: 'manual', state: null },
    ]);
    speak();
    await sent();
    expect((await onSite()).map(({ state }) => state)).toEqual(['verified', 'verified']);
  });

  it('that refuses leaves the copy whole; at the second failure operators are told, and told when it is well', async () => {
    const address = `op${Date.now()}@b2o.example`;
    const console = await operator(address);
    bucket.fault = 'forbids';
    const runId = await copy();
    await sent();
    expect(await onSite()).toEqual([{ reason: 'manual', state: 'failed' }]);
    expect(await platform.app.get(BackupService).verify(instance.slug, runId)).toMatchObject({
      verified: true,
    });
    expect(await alerts()).toEqual([]);
    expect(mailsTo(address)).toBe(0);
    await again();
    expect(await alerts()).toEqual([{ kind: 'site-behind' }]);
    expect(await alerts()).toEqual([{ kind: 'site-behind' }]);
    expect(mailsTo(address)).toBe(1);
    const { body } = await console.get('/api/operations/backups');
    expect(body.secondSite).toBe('s3://copies');
    const own = body.items.find(({ slug }: { slug: string }) => slug === instance.slug);
    expect(own.secondSite).toEqual({
      newestAt: null,
      copies: 0,
      missing: 1,
      error: expect.stringContaining('AccessDenied'),
    });
    const told = body.alerts.find(({ slug }: { slug: string }) => slug === instance.slug);
    expect(told).toMatchObject({ kind: 'site-behind', details: { runId, error: own.secondSite.error } });
    // An instance's own admins can do nothing about it.
    expect((await admin.get('/api/backup/status')).body.alerts).toEqual([]);
    bucket.fault = undefined;
    await again();
    expect(await alerts()).toEqual([]);
    expect(mailsTo(address)).toBe(2);
    expect(mailsTo(`admin@${instance.slug}.example`)).toBe(0);
  });

  it('that lacks a copy for hours is an alert, whatever the reason', async () => {
    await copy();
    await sent();
    expect(await alerts(5 * hourMs)).toEqual([]);
    await copy();
    await sent();
    await platform.sql(
      `DELETE FROM platform.backup_site_copy c USING platform.backup_run r WHERE r.id = c.run_id
         AND r.token = (SELECT max(token) FROM platform.backup_run)`,
    );
    expect(await alerts(3 * hourMs)).toEqual([]);
    expect(await alerts(5 * hourMs)).toEqual([{ kind: 'site-behind' }]);
    await again();
    expect(await alerts(5 * hourMs)).toEqual([]);
  });

  it('keeps old copies here until it has six full ones and the newest of the evening before', async () => {
    const retention = platform.app.get(RetentionService);
    for (let count = 0; count < 5; count += 1) await copy();
    await sent();
    const held = async () => (await retention.apply(instance.row)).held;
    expect(await held()).toBe('the second site has 5 full copies');
    await copy();
    await sent();
    expect(await held()).toBeUndefined();
    // One that was just taken is on its way; hours later it should be there.
    bucket.fault = 'forbids';
    await copy();
    await sent();
    expect(await held()).toBeUndefined();
    jest.spyOn(platform.app.get(Clock), 'now').mockReturnValue(new Date(Date.now() + 5 * hourMs));
    expect(await held()).toBe('the newest copy is not on the second site');
    bucket.fault = undefined;
    await again();
    expect(await held()).toBeUndefined();
  });
});
