import { InstanceRegistry } from '#tenancy';
import { type TestClient, TestInstance, TestPlatform } from '#testing';
import { BackupService } from '../index.js';
import { BackupBackground } from '../requests/background.js';
import { ScheduleKit } from '../schedule/schedule-test-kit.js';
import { Watchdog } from '../schedule/watchdog.js';

describe('what is told of copies', () => {
  let platform: TestPlatform;
  let kit: ScheduleKit;
  let instance: TestInstance;
  let operator: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    kit = new ScheduleKit(platform);
    await kit.forget();
    kit.set(new Date().toISOString());
    const console = new TestInstance(platform, await platform.app.get(InstanceRegistry).bySlug('console'));
    operator = await console.invite(`op${Date.now()}@b2o.example`, 'admin');
  });
  beforeEach(async () => {
    instance = await platform.instance();
  });
  afterEach(() => kit.forget());
  afterAll(() => platform.stop());

  const own = async (client = operator) => {
    const { body } = await client.get('/api/operations/backups');
    return body.items.find(({ slug }: { slug: string }) => slug === instance.slug);
  };
  const slot = (kind: string, state: string, error: string | null = null, runId: string | null = null) =>
    platform.sql(
      `INSERT INTO platform.backup_slot (instance_id, kind, business_date, slot_at, state, error, run_id)
       VALUES ($1, $2, current_date, now() - interval '1 hour', $3, $4, $5)`,
      [instance.row.id, kind, state, error, runId],
    );

  it('operators: last copies, what is kept, the next ones, what is wrong, and a copy at once', async () => {
    expect(await own()).toMatchObject({
      lastFullAt: null,
      midday: null,
      evening: null,
      kept: 0,
      running: null,
    });
    expect((await operator.post(`/api/operations/backups/${instance.slug}/runs`)).status).toBe(202);
    await platform.app.get(BackupBackground).idle();
    const [run] = await platform.app.get(BackupService).list(instance.slug);
    expect(run).toMatchObject({ state: 'verified', reason: 'manual' });
    await slot('evening', 'done', null, run?.runId ?? null);
    await slot('midday', 'waiting', 'PostgreSQL 53100');
    await platform.app.get(Watchdog).check(new Date());
    const found = await own();
    expect(found).toMatchObject({
      lastFullBytes: run?.bytes,
      kept: 1,
      evening: { state: 'done', late: false },
      midday: { state: 'waiting', error: 'PostgreSQL 53100' },
      alerts: 1,
    });
    expect(found.next.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['evening', 'midday']);
    const { body } = await operator.get('/api/operations/backups');
    expect(body.alerts).toMatchObject([
      { kind: 'slot-failed', slug: instance.slug, details: { error: 'PostgreSQL 53100' }, closedAt: null },
    ]);
    expect(body.freeBytes).toBeGreaterThan(0);
    expect((await operator.get(`/api/operations/backups/${instance.slug}`)).body).toEqual(found);
  });

  it('operators: no second copy while one is under way, none of what is no company', async () => {
    await platform.sql(
      `INSERT INTO platform.backup_run (id, instance_id, kind, reason, state, business_date, actor, tables_done, tables_total,
         bytes_done) VALUES (gen_random_uuid(), $1, 'full', 'scheduled', 'running', current_date, 'test', 3, 9, 4096)`,
      [instance.row.id],
    );
    expect((await own()).running).toMatchObject({ tablesDone: 3, tablesTotal: 9, bytesDone: 4_096 });
    const asked = await operator.post(`/api/operations/backups/${instance.slug}/runs`);
    expect([asked.status, asked.body.code]).toEqual([409, 'BACKUP_BUSY']);
    for (const slug of ['console', 'nobody'])
      expect((await operator.post(`/api/operations/backups/${slug}/runs`)).status).toBe(404);
  });

  it('admins: their own, without the inside of the platform; others: nothing', async () => {
    const admin = await instance.admin();
    await slot('evening', 'failed', 'ENOSPC');
    await platform.app.get(Watchdog).check(new Date());
    const { body } = await admin.get('/api/backup/status');
    expect(body).toMatchObject({
      evening: { state: 'failed', error: null },
      alerts: [{ kind: 'slot-failed', closedAt: null }],
      next: [expect.anything(), expect.anything()],
    });
    expect(JSON.stringify(body)).not.toContain('ENOSPC');
    const other = await platform.instance();
    expect((await (await other.admin()).get('/api/backup/status')).body.alerts).toEqual([]);
    expect((await (await instance.user('manager')).get('/api/backup/status')).status).toBe(403);
    expect((await admin.get('/api/operations/backups')).status).toBe(404);
    expect((await operator.get('/api/backup/status')).status).toBe(404);
  });
});
