import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { InspectionKit } from '../inspection/inspection-test-kit.js';

describe('all records of a kind, brought back from a copy', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let kit: InspectionKit;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    kit = new InspectionKit(platform, instance, admin);
  });
  afterAll(() => platform.stop());

  const ended = (id: string) =>
    platform.eventually(async () => {
      const { items } = (await admin.get('/api/backup/restores')).body;
      return items.find((each: { id: string; state: string }) => each.id === id && each.state !== 'running');
    }, 'the end of a return');

  it('come back without taking anything from today, changed ones only when asked', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `Société ${String(index).padStart(3, '0')}`);
    await instance.work((db) =>
      db.query(
        `INSERT INTO crm_company (id, name, siret)
         SELECT gen_random_uuid(), name, CASE name WHEN 'Société 007' THEN '73282932000074' END FROM unnest($1::text[]) name`,
        [names],
      ),
    );
    const runId = await kit.copy();
    await instance.work(async (db) => {
      await db.query("DELETE FROM crm_company WHERE name < 'Société 110'");
      await db.query(
        "UPDATE crm_company SET name = name || ' bis', version = version + 1 WHERE name < 'Société 115'",
      );
    });
    await kit.make('crm/companies', { name: 'Entrée depuis' });
    await kit.make('crm/companies', { name: 'Même établissement', siret: '73282932000074' });
    const id = await kit.open(runId);
    const preview = () => admin.get(`/api/backup/inspections/${id}/table-preview?resource=crm.company`);
    expect((await preview()).body).toEqual({ created: 110, changed: 5, same: 5, onlyLive: 2 });
    const begin = (overwrite: boolean) =>
      admin.post(`/api/backup/inspections/${id}/table-returns`, { resource: 'crm.company', overwrite });

    const first = await begin(false);
    expect(first.status).toBe(202);
    expect(await ended(first.body.id)).toMatchObject({
      state: 'done',
      kind: 'table',
      total: 110,
      created: 109,
      changed: 0,
      refused: 1,
      refusals: [{ code: 'ALREADY_EXISTS' }],
    });
    expect((await preview()).body).toEqual({ created: 1, changed: 5, same: 114, onlyLive: 2 });
    const second = await begin(true);
    expect(await ended(second.body.id)).toMatchObject({ state: 'done', changed: 5, refused: 1 });
    const live = await instance.work((db) =>
      db.query<{ name: string }>('SELECT name FROM crm_company ORDER BY name COLLATE "C"'),
    );
    expect(live.map(({ name }) => name)).toEqual(
      [...names.filter((name) => name !== 'Société 007'), 'Entrée depuis', 'Même établissement'].sort(),
    );
    const trail = await admin.get('/api/identity/audit-events?action=backup.table-restored');
    expect(trail.body.items).toHaveLength(2);
  });

  it('are refused to who may not, and where there is nothing to do', async () => {
    const id = await kit.open(await kit.copy());
    const begin = (who: TestClient, resource = 'crm.company') =>
      who.post(`/api/backup/inspections/${id}/table-returns`, { resource, overwrite: true });
    expect((await begin(admin)).body.code).toBe('RETURN_NOTHING');
    expect((await begin(admin, 'hr.employee')).status).toBe(404);
    expect((await begin(await instance.user('manager'))).status).toBe(403);
  });
});
