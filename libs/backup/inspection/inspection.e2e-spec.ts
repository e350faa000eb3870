import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { RestoreService } from '../index.js';
import { InspectionKit } from './inspection-test-kit.js';

describe('a copy that is open to look into', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let kit: InspectionKit;

  /** What the copy holds of companies, and the id of its inspection. */
  let [kept, changed, gone, id] = ['', '', '', ''];

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    kit = new InspectionKit(platform, instance, admin);
    kept = await kit.make('crm/companies', { name: 'Charpente Alix' });
    changed = await kit.make('crm/companies', { name: 'Couverture Brun' });
    gone = await kit.make('crm/companies', { name: 'Zinguerie Colin' });
    const referent = await instance.hrReferent();
    await referent.post('/api/hr/employees', { firstName: 'Aimé', lastName: 'Dupré' });
    id = await kit.open(await kit.copy());
  });
  afterAll(() => platform.stop());

  const records = (id: string, resource: string, more = '', who = admin) =>
    who.get(`/api/backup/inspections/${id}/records?resource=${resource}${more}`);
  const seen = ({ id, fate, record }: { id: string; fate: string; record: { name: string } }) => [
    id,
    fate,
    record.name,
  ];
  const schemaOf = async (id: string): Promise<string> =>
    (
      await platform.sql<{ name: string }>(
        'SELECT schema_name AS name FROM platform.inspection WHERE id = $1',
        [id],
      )
    )[0]?.name ?? '';

  it('shows what was there, what became of it, and changes nothing of today', async () => {
    await admin.patch(`/api/crm/companies/${changed}`, 1, { name: 'Couverture Brun et fils' });
    await kit.remove(`crm/companies/${gone}`);
    await kit.make('crm/companies', { name: 'Entrée depuis' });

    const { body } = await records(id, 'crm.company', '&sort=name');
    expect(body.total).toBe(3);
    expect(body.items.map(seen)).toEqual([
      [kept, 'same', 'Charpente Alix'],
      [changed, 'changed', 'Couverture Brun'],
      [gone, 'gone', 'Zinguerie Colin'],
    ]);
    expect((await records(id, 'crm.company', '&q=zinguerie')).body.items).toHaveLength(1);
    expect((await records(id, 'crm.company', '&fate=gone')).body.items).toMatchObject([{ id: gone }]);
    expect((await records(id, 'crm.company', '&fate=changed')).body.items).toMatchObject([{ id: changed }]);
    expect((await records(id, 'crm.lead', '&fate=gone')).body.total).toBe(0);
    const kinds = (await admin.get(`/api/backup/inspections/${id}/kinds`)).body.items;
    expect(kinds).toContainEqual({ resource: 'crm.company', rows: 3, gone: 1, changed: 1 });
    expect((await admin.get('/api/crm/companies')).body.total).toBe(3);
    expect((await records(id, 'crm.company', '&colour=red')).status).toBe(422);
    const trail = await admin.get('/api/identity/audit-events?action=backup.inspection-read');
    expect(trail.body.items.length).toBeGreaterThanOrEqual(4);
  });

  it('shows HR to its referents alone, and to everybody else no more than the live data do', async () => {
    const referent = await instance.hrReferent();
    expect((await records(id, 'hr.employee')).status).toBe(404);
    expect((await records(id, 'identity.session')).status).toBe(404);
    const kinds = (await admin.get(`/api/backup/inspections/${id}/kinds`)).body.items;
    expect(kinds.filter(({ resource }: { resource: string }) => resource.startsWith('hr.'))).toEqual([]);
    expect((await records(id, 'hr.employee', '', referent)).status).toBe(403);
    await instance.work((db) =>
      db.query(
        `UPDATE identity_role SET version = version + 1, permissions = permissions || '{"backup.inspection.read": "all"}' WHERE key = 'member'`,
      ),
    );
    const seen = await records(id, 'hr.employee', '', referent);
    expect([seen.status, seen.text]).toEqual([200, expect.anything()]);
    expect(seen.body.items).toMatchObject([{ fate: 'same', record: { lastName: 'Dupré' } }]);
    expect((await kit.compare(id, 'hr.employee', seen.body.items[0].id, referent)).status).toBe(200);
    const member = await instance.user('member');
    expect((await records(id, 'hr.employee', '', member)).status).toBe(404);
  });

  it('can be read by the roles of the instance and written by none; secrets by nobody', async () => {
    const other = await platform.instance();
    const schema = await schemaOf(id);
    const rights = await platform.sql<{ role: string; name: string; what: string }>(
      `SELECT r.rolname AS role, c.relname AS name, p.what FROM pg_class c, pg_roles r,
         unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p (what)
       WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND NOT r.rolsuper AND r.rolname NOT LIKE 'pg\\_%'
         AND r.rolname NOT LIKE '%\\_owner' AND has_table_privilege(r.oid, c.oid, p.what)
         AND has_schema_privilege(r.oid, $1, 'USAGE')`,
      [schema],
    );
    expect(new Set(rights.map(({ what }) => what))).toEqual(new Set(['SELECT']));
    expect(new Set(rights.map(({ role }) => role))).toEqual(
      new Set([instance.row.role, instance.row.vaultRole]),
    );
    expect(rights.map(({ role }) => role)).not.toContain(other.row.role);
    const ofRole = rights.filter(({ role }) => role === instance.row.role).map(({ name }) => name);
    expect(ofRole).toContain('crm_company');
    expect(ofRole.filter((name) => name.startsWith('hr_'))).toEqual([]);
    for (const secret of [
      'identity_credential',
      'identity_session',
      'identity_token',
      'workspace_mail_settings',
    ])
      expect(rights.map(({ name }) => name)).not.toContain(secret);
  });

  it('ends after a day, at somebody’s wish, and after an update of the software', async () => {
    const schema = await schemaOf(id);
    const { runId } = (await admin.get(`/api/backup/inspections/${id}`)).body;
    const left = Date.parse((await kit.settled(id)).expiresAt) - Date.now();
    expect(left / 3_600_000).toBeCloseTo(24, 1);
    expect((await admin.post('/api/backup/inspections', { runId })).body.id).toBe(id);
    await platform.sql('UPDATE platform.inspection SET expires_at = now() WHERE id = $1', [id]);
    expect((await records(id, 'crm.company')).body.code).toBe('INSPECTION_CLOSED');
    expect((await admin.get(`/api/backup/inspections/${id}`)).body.state).toBe('ended');
    await platform.sql('UPDATE platform.restore_log SET kept_until = now() WHERE kept_schema = $1', [schema]);
    await platform.app.get(RestoreService).dropExpired();
    expect(await platform.sql('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema])).toEqual([]);

    const second = await kit.open(runId);
    const version = (step: number) =>
      platform.sql('UPDATE platform.instance SET schema_version = schema_version + $2 WHERE id = $1', [
        instance.row.id,
        step,
      ]);
    await version(1);
    expect((await admin.get(`/api/backup/inspections/${second}`)).body.state).toBe('ended');
    await version(-1);
    expect(second).not.toBe(id);
    const secondSchema = await schemaOf(second);
    expect((await admin.post(`/api/backup/inspections/${second}/closing`)).body.state).toBe('closed');
    expect((await records(second, 'crm.company')).body.code).toBe('INSPECTION_CLOSED');
    expect((await admin.post(`/api/backup/inspections/${second}/closing`)).body.code).toBe(
      'INSPECTION_CLOSED',
    );
    await platform.eventually(
      async () =>
        (await platform.sql('SELECT 1 FROM pg_namespace WHERE nspname = $1', [secondSchema])).length === 0 ||
        undefined,
      'the end of its schema',
    );
  });

  it('is refused beyond three at once, for what is no copy, and to who may not', async () => {
    await platform.sql('DELETE FROM platform.inspection WHERE instance_id = $1', [instance.row.id]);
    const ask = (runId: string, who = admin) => who.post('/api/backup/inspections', { runId });
    const runs = await platform.sql<{ id: string }>(
      `INSERT INTO platform.backup_run (id, instance_id, kind, reason, state, business_date, actor, ended_at)
       SELECT gen_random_uuid(), $1, 'full', 'manual', 'verified', now(), 'test', now() FROM generate_series(1, 4)
       RETURNING id`,
      [instance.row.id],
    );
    for (const { id } of runs.slice(0, 3))
      await platform.sql(
        `INSERT INTO platform.inspection (id, instance_id, run_id, state, requester_id, requested_by)
         VALUES ($1, $2, $1, 'preparing', $1, 'test')`,
        [id, instance.row.id],
      );
    const [{ id: mine } = { id: '' }] = runs;
    const last = runs[3]?.id ?? '';
    expect((await ask(last)).body.code).toBe('INSPECTION_TOO_MANY');
    await platform.sql("UPDATE platform.inspection SET state = 'closed' WHERE instance_id = $1", [
      instance.row.id,
    ]);
    await platform.sql(
      `INSERT INTO platform.inspection (id, instance_id, run_id, state, requester_id, requested_by)
       SELECT gen_random_uuid(), $1, $2, 'closed', $2, 'test' FROM generate_series(1, 9)`,
      [instance.row.id, mine],
    );
    expect((await ask(last)).body).toMatchObject({
      code: 'BACKUP_TOO_OFTEN',
      retryAfter: expect.any(Number),
    });
    expect((await ask(newId())).status).toBe(404);
    await platform.sql("UPDATE platform.backup_run SET state = 'failed' WHERE id = $1", [last]);
    expect((await ask(last)).body.code).toBe('BACKUP_NOT_WHOLE');
    for (const role of ['manager', 'reader'] as const) {
      const person = await instance.user(role);
      expect((await ask(mine, person)).status).toBe(403);
      expect((await person.get('/api/backup/inspections')).status).toBe(403);
    }
    const other = await platform.instance();
    expect((await (await other.admin()).get(`/api/backup/inspections/${mine}`)).status).toBe(404);
  });
});
