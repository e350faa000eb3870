import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { BackupService } from '../index.js';
import { BackupBackground } from './background.js';

describe('copies on the web', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const copy = () => platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
  const newest = async () => (await admin.get('/api/backup/runs')).body.items[0];

  it('are taken at an admin’s wish, once in half an hour, and listed with their proof', async () => {
    expect((await admin.post('/api/backup/runs')).status).toBe(202);
    const run = await platform.eventually(async () => {
      const found = await newest();
      return found?.state === 'verified' ? found : undefined;
    }, 'the copy');
    expect(run).toMatchObject({ kind: 'full', reason: 'manual', slot: 'manual', tables: expect.any(Number) });
    expect(run.verifiedAt).toBe(run.endedAt);
    expect(run.durationMs).toBeGreaterThan(0);
    const refused = await admin.post('/api/backup/runs');
    expect([refused.status, refused.body.code]).toEqual([429, 'BACKUP_TOO_OFTEN']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(1_700);
    const trail = await admin.get('/api/identity/audit-events?action=backup.requested');
    expect(trail.body.items).toHaveLength(1);
  });

  it('come in pages, of the asked state, in the asked order', async () => {
    for (let index = 0; index < 3; index += 1) await copy();
    await platform.sql(
      `UPDATE platform.backup_run SET reason = 'scheduled', started_at = '2026-03-29T10:30:00Z' WHERE id =
         (SELECT id FROM platform.backup_run WHERE instance_id = $1 ORDER BY started_at LIMIT 1)`,
      [instance.row.id],
    );
    const page = await admin.get('/api/backup/runs?perPage=2&page=2');
    expect(page.body).toMatchObject({ total: 3, page: 2, perPage: 2, items: [{ slot: 'midday' }] });
    expect((await admin.get('/api/backup/runs?reason=manual&state=verified')).body.total).toBe(2);
    expect((await admin.get('/api/backup/runs?order=asc')).body.items[0].slot).toBe('midday');
    expect((await admin.get('/api/backup/runs?state=lost')).status).toBe(422);
    expect((await admin.get('/api/backup/runs?actor=x')).status).toBe(422);
  });

  it('are read again at an admin’s wish, and say what is wrong with them', async () => {
    const { runId } = await copy();
    const ask = () => admin.post(`/api/backup/runs/${runId}/verifications`);
    const asked = await ask();
    expect([asked.status, asked.body.state]).toEqual([202, 'running']);
    const settled = () =>
      platform.eventually(async () => {
        const { body } = await admin.get(`/api/backup/runs/${runId}`);
        return body.verifications[0].state === 'running' ? undefined : body;
      }, 'the verification');
    const intact = await settled();
    expect(intact.verifications).toMatchObject([{ state: 'intact', problems: [] }]);
    expect(intact.verifiedAt).toBe(intact.verifications[0].endedAt);
    const folder = join(platform.config.backupDir, instance.row.id, runId, 'data');
    await rm(join(folder, 'crm_company.csv.gz.age'));
    await ask();
    const damaged = await settled();
    expect(damaged.verifications[0]).toMatchObject({
      state: 'damaged',
      problems: ['data/crm_company.csv.gz.age: missing'],
    });
    expect(damaged.verifiedAt).toBeNull();
    for (let index = 0; index < 8; index += 1) {
      await ask();
      await settled();
    }
    expect((await ask()).body.code).toBe('BACKUP_TOO_OFTEN');
  });

  it('are the admin’s matter alone, each instance’s its own', async () => {
    const { runId } = await copy();
    const other = await platform.instance();
    const [stranger, manager] = [await other.admin(), await instance.user('manager')];
    for (const [client, status] of [
      [stranger, 404],
      [manager, 403],
    ] as const) {
      expect((await client.get(`/api/backup/runs/${runId}`)).status).toBe(status);
      expect((await client.post(`/api/backup/runs/${runId}/verifications`)).status).toBe(status);
      const request = { runId, into: 'side', reason: 'x' };
      expect((await client.post('/api/backup/restore-requests', request)).status).toBe(status);
    }
    expect((await manager.post('/api/backup/runs')).status).toBe(403);
    expect((await stranger.get('/api/backup/runs')).body.total).toBe(0);
    await platform.sql("UPDATE platform.backup_run SET state = 'failed' WHERE id = $1", [runId]);
    expect((await admin.post(`/api/backup/runs/${runId}/verifications`)).body.code).toBe('BACKUP_NOT_WHOLE');
    await platform.app.get(BackupBackground).idle();
  });
});
