import { newId } from '#kernel';
import { InstanceRegistry, Provisioner } from '#tenancy';
import { type TestClient, TestInstance, TestPlatform } from '#testing';
import { ErasureRegister } from './erasures/erasure-register.js';
import { BackupService, RestoreService } from './index.js';
import { InspectionKit } from './inspection/inspection-test-kit.js';

/** What a copy brings back must not come back where somebody took care that it went. */
describe('registers that no restore rewinds', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let kit: InspectionKit;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance();
    admin = await instance.admin();
    kit = new InspectionKit(platform, instance, admin);
  });
  afterAll(() => platform.stop());

  const restore = (into: string, runId?: string) =>
    platform.app.get(RestoreService).restore(instance.slug, {
      into,
      runId,
      confirm: into === 'same' ? instance.slug : undefined,
      actor: 'test',
    });
  const erase = (resource: string, recordId: string, version = 1, who = admin) =>
    who.post('/api/backup/erasures', { resource, recordId, version, reference: 'RGPD-2026-12' });
  /** Where a word stands in a schema: in tables and in journals. */
  const traces = async (schema: string, word: string): Promise<string[]> => {
    const tables = await platform.sql<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' ORDER BY 1",
      [schema],
    );
    const found = [];
    for (const { name } of tables)
      if (
        (
          await platform.sql(`SELECT 1 FROM ${schema}.${name} t WHERE t::text ILIKE $1 LIMIT 1`, [
            `%${word}%`,
          ])
        ).length > 0
      )
        found.push(name);
    return found;
  };

  it('erase who was erased since: beside, in place, after undoing it, and in a new instance', async () => {
    const contact = await kit.make('crm/contacts', {
      lastName: 'Quenouille',
      emails: [{ address: 'q@q.example' }],
    });
    const company = await kit.make('crm/companies', { name: 'Alix' });
    const tie = await kit.make('crm/affiliations', { contactId: contact, companyId: company });
    await admin.patch(`/api/crm/contacts/${contact}`, 1, { notes: 'Quenouille appelle' });
    const removed = await kit.make('crm/contacts', { lastName: 'Reviens' });
    const { runId } = await platform.app
      .get(BackupService)
      .run(instance.slug, { kind: 'full', actor: 'test' });
    const beside = await restore('side', runId);
    expect(await traces(beside.schema, 'quenouille')).toContain('crm_contact');

    await kit.remove(`crm/contacts/${removed}`);
    expect((await erase('crm.contact', contact, 1)).body.code).toBe('STALE_VERSION');
    const erased = await erase('crm.contact', contact, 2);
    expect([erased.status, erased.body.rows]).toEqual([200, 2]);
    expect(await traces(instance.schema, 'quenouille')).toEqual([]);
    // What lies beside the live data at that moment too.
    expect(await traces(beside.schema, 'quenouille')).toEqual([]);
    const [entry] = await platform.sql<{ row: string }>(
      'SELECT e::text AS row FROM platform.erasure e WHERE instance_id = $1 AND table_name = $2',
      [instance.row.id, 'crm_contact'],
    );
    expect(entry?.row).not.toContain(contact);

    const side = await restore('side', runId);
    expect(await traces(side.schema, 'quenouille')).toEqual([]);
    expect(await traces(side.schema, 'reviens')).toContain('crm_contact');
    const slug = `n${newId().replaceAll('-', '').slice(-12)}`;
    const twin = await restore(slug, runId);
    expect(await traces(twin.schema, 'quenouille')).toEqual([]);
    expect((await platform.app.get(InstanceRegistry).bySlug(slug)).id).not.toBe(instance.row.id);
    await platform.app.get(Provisioner).erase(slug, 'test');

    const { schema } = await restore('same', runId);
    expect(await traces(schema, 'quenouille')).toEqual([]);
    expect(await traces(schema, 'reviens')).toContain('crm_contact');
    expect(await platform.sql(`SELECT id FROM ${schema}.crm_affiliation WHERE id = $1`, [tie])).toEqual([]);
  });

  it('let nothing leave a second time', async () => {
    await instance.work(async (db) => {
      for (const [name, state] of [
        ['En route', 'sending'],
        ['Demain', 'scheduled'],
      ])
        await db.query(
          `INSERT INTO crm_campaign (id, name, state, scheduled_at) VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
          [name, state],
        );
      for (const state of ['queued', 'draft'])
        await db.query(`INSERT INTO crm_email (id, subject, state) VALUES (gen_random_uuid(), $1, $1)`, [
          state,
        ]);
    });
    const runId = await kit.copy();
    await restore('same', runId);
    const campaigns = await platform.sql(
      `SELECT name, state, trouble FROM ${instance.schema}.crm_campaign ORDER BY name`,
    );
    expect(campaigns).toEqual([
      { name: 'Demain', state: 'tested', trouble: 'restored' },
      { name: 'En route', state: 'paused', trouble: 'restored' },
    ]);
    expect(
      await platform.sql(`SELECT subject, state, failure FROM ${instance.schema}.crm_email ORDER BY 1`),
    ).toEqual([
      { subject: 'draft', state: 'draft', failure: null },
      { subject: 'queued', state: 'failed', failure: 'restored' },
    ]);
    expect(await platform.sql(`SELECT 1 FROM ${instance.schema}.outbox_message`)).toEqual([]);
  });

  it('give no number twice, before and after undoing', async () => {
    const marks = async () => {
      const rows = await platform.sql<{ name: string; last: number }>(
        `SELECT sequencename AS name, coalesce(last_value, 0) AS last FROM pg_sequences WHERE schemaname = $1 ORDER BY 1`,
        [instance.schema],
      );
      return new Map(rows.map(({ name, last }) => [name, Number(last)]));
    };
    await kit.make('crm/contacts', { lastName: 'Avant', emailOptOut: true });
    const runId = await kit.copy();
    for (let n = 0; n < 3; n += 1)
      await kit.make('crm/contacts', { lastName: `Après ${n}`, emailOptOut: true });
    const before = await marks();
    expect([...before.values()].some((last) => last > 3)).toBe(true);
    await restore('same', runId);
    const after = await marks();
    for (const [name, last] of before) expect([name, (after.get(name) ?? 0) >= last]).toEqual([name, true]);
    await platform.app.get(RestoreService).undo(instance.slug, { confirm: instance.slug, actor: 'test' });
    for (const [name, last] of await marks())
      expect([name, last >= (after.get(name) ?? 0)]).toEqual([name, true]);
  });

  it('take an erasure only of persons, from who may, and forget it once no copy is left', async () => {
    const company = await kit.make('crm/companies', { name: 'Alix' });
    const contact = await kit.make('crm/contacts', { lastName: 'Seule' });
    expect((await erase('crm.company', company)).body.code).toBe('BACKUP_NO_PERSON');
    expect((await erase('crm.contact', newId())).status).toBe(404);
    expect((await erase('hr.employee', newId())).status).toBe(404);
    expect((await erase('crm.contact', contact, 1, await instance.user('manager'))).status).toBe(403);
    expect((await erase('crm.contact', contact)).status).toBe(200);
    const trail = await admin.get('/api/identity/audit-events?action=backup.record-erased');
    expect(trail.body.items[0].details).toEqual({ reference: 'RGPD-2026-12', rows: 1 });
    const register = platform.app.get(ErasureRegister);
    const kept = () =>
      platform
        .sql('SELECT 1 FROM platform.erasure WHERE instance_id = $1', [instance.row.id])
        .then((rows) => rows.length);
    await register.forget();
    expect(await kept()).toBe(1);
    await platform.sql("UPDATE platform.erasure SET at = now() - interval '46 days'");
    await register.forget();
    expect(await kept()).toBe(0);
  });

  it('are written by no instance but the one that is concerned', async () => {
    const other = await platform.instance();
    await instance.work(async (db) => {
      await expect(
        db.unit.savepoint(() => db.query('SELECT b2o.forget_removed($1)', [other.schema])),
      ).rejects.toThrow();
      await expect(
        db.unit.savepoint(() => db.query('SELECT b2o.hold_outbound($1)', [instance.schema])),
      ).rejects.toThrow();
      await db.query("SELECT b2o.note_erasures(ARRAY['crm_contact'], ARRAY[sha256('a')])");
    });
    const noted = await platform.sql('SELECT instance_id AS id FROM platform.erasure');
    expect(noted).toEqual([{ id: instance.row.id }]);
  });
});
