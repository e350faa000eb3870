import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { InspectionKit } from '../inspection/inspection-test-kit.js';

describe('one record, brought back from a copy', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let kit: InspectionKit;
  /** The open copy, and what it holds. */
  let id: string;
  let changed: string;
  let gone: Record<'company' | 'contact' | 'tie' | 'activity' | 'comment' | 'file', string>;
  let taken: string;
  let lead: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    kit = new InspectionKit(platform, instance, admin);
    changed = await kit.make('crm/companies', {
      name: 'Toitures Alix',
      notes: 'Rappeler mardi',
      phone: '+33240000000',
    });
    taken = await kit.make('crm/companies', { name: 'Alix', siret: '73282932000074' });
    lead = await kit.make('crm/leads', { lastName: 'Petit', need: 'une véranda' });
    const company = await kit.make('crm/companies', { name: 'Zinguerie Colin', notes: 'Fidèle' });
    const contact = await kit.make('crm/contacts', { lastName: 'Colin' });
    const file = await admin.send<{ id: string }>(
      'POST',
      `/api/workspace/attachments?resource=crm.company&recordId=${company}&name=plan.txt`,
      { raw: '4,20 m', headers: { 'content-type': 'text/plain' } },
    );
    gone = {
      company,
      contact,
      file: file.body.id,
      tie: await kit.make('crm/affiliations', { contactId: contact, companyId: company, role: 'buyer' }),
      activity: await kit.make('crm/activities', {
        kind: 'call',
        subject: 'Rappeler',
        dueAt: '2030-03-31T12:00:00Z',
        companyId: company,
      }),
      comment: await kit.make('workspace/comments', {
        resource: 'crm.company',
        recordId: company,
        text: 'Bon client',
      }),
    };
    id = await kit.open(await kit.copy());
  });
  afterAll(() => platform.stop());

  const get = async (path: string) => (await admin.get(`/api/${path}`)).body;

  it('is shown beside itself and gets back the chosen fields, by its own rules and with its history', async () => {
    const company = changed;
    await admin.patch(`/api/crm/companies/${company}`, 1, { name: 'Toits Alix', notes: null });
    await admin.patch(`/api/crm/companies/${company}`, 2, { phone: '+33241111111' });

    const { body } = await kit.compare(id, 'crm.company', company);
    expect(body).toMatchObject({
      live: { version: 3 },
      dependants: [],
      needs: [],
      frozen: null,
      allowed: true,
    });
    expect(body.differences).toEqual([
      expect.objectContaining({ field: 'name', copy: 'Toitures Alix', live: 'Toits Alix', restorable: true }),
      expect.objectContaining({ field: 'phone', copy: '+33240000000', live: '+33241111111' }),
      expect.objectContaining({ field: 'notes', copy: 'Rappeler mardi', live: null }),
    ]);
    expect((await kit.bringBack(id, 'crm.company', company, { version: 2 })).body.code).toBe('STALE_VERSION');
    expect((await kit.bringBack(id, 'crm.company', company)).body.code).toBe('STALE_VERSION');
    const back = await kit.bringBack(id, 'crm.company', company, { version: 3, fields: ['notes'] });
    expect([back.status, back.body]).toEqual([200, expect.objectContaining({ changed: 1, created: 0 })]);
    expect(await get(`crm/companies/${company}`)).toMatchObject({
      version: 4,
      name: 'Toits Alix',
      notes: 'Rappeler mardi',
      phone: '+33241111111',
    });
    const [newest] = (await get(`crm/companies/${company}/history`)).items;
    expect(newest).toMatchObject({
      operation: 'update',
      changes: [{ field: 'notes', to: 'Rappeler mardi' }],
    });
    expect((await kit.bringBack(id, 'crm.company', company, { version: 4 })).status).toBe(200);
    expect((await kit.bringBack(id, 'crm.company', company, { version: 5 })).body.code).toBe(
      'RETURN_NOTHING',
    );
    const trail = await admin.get('/api/identity/audit-events?action=backup.record-restored');
    expect(trail.body.items).toHaveLength(2);
    const restores = (await get('backup/restores')).items;
    expect(restores[0]).toMatchObject({
      kind: 'record',
      resource: 'crm.company',
      recordId: company,
      changed: 1,
    });
  });

  it('comes back under its id with what went with it: places, comments, files, and what had named it', async () => {
    const { company, tie, activity, comment, file } = gone;
    await admin.patch(`/api/crm/companies/${company}`, 1, { notes: 'Parti' });
    await kit.remove(`crm/companies/${company}`);
    await instance.work(async (db) => {
      await db.query('DELETE FROM workspace_comment');
      await db.query('DELETE FROM workspace_attachment');
      await db.query('DELETE FROM stored_file');
    });
    expect((await get(`crm/activities/${activity}`)).companyId).toBeNull();
    const alone = await kit.compare(id, 'crm.affiliation', tie);
    expect(alone.body.needs).toEqual([{ resource: 'crm.company', id: company }]);
    expect((await kit.bringBack(id, 'crm.affiliation', tie)).body.code).toBe('RETURN_NEEDS_OTHERS');

    const { body } = await kit.compare(id, 'crm.company', company);
    expect(body).toMatchObject({ live: null, needs: [], copy: { name: 'Zinguerie Colin' } });
    expect(body.dependants).toEqual(
      expect.arrayContaining([
        { resource: 'crm.affiliation', table: 'crm_affiliation', rows: 1 },
        { resource: null, table: 'workspace_comment', rows: 1 },
        { resource: null, table: 'workspace_attachment', rows: 1 },
      ]),
    );
    const back = await kit.bringBack(id, 'crm.company', company, { dependants: true });
    expect([back.status, back.body]).toEqual([
      200,
      expect.objectContaining({ created: 1, dependants: 3, refused: 0 }),
    ]);
    // Beyond the version in which it went: nobody's old page overwrites it.
    expect(await get(`crm/companies/${company}`)).toMatchObject({
      name: 'Zinguerie Colin',
      notes: 'Fidèle',
      version: 3,
    });
    expect((await get(`crm/affiliations/${tie}`)).companyId).toBe(company);
    expect((await get(`crm/activities/${activity}`)).companyId).toBe(company);
    const comments = (await get(`workspace/comments?resource=crm.company&recordId=${company}`)).items;
    expect(comments.map((each: { id: string }) => each.id)).toEqual([comment]);
    const content = await admin.get(`/api/workspace/attachments/${file}/content`);
    expect([content.status, content.text]).toEqual([200, '4,20 m']);
    const history = (await get(`crm/companies/${company}/history`)).items;
    expect(history.map((each: { operation: string }) => each.operation)).toEqual([
      'insert',
      'delete',
      'update',
      'insert',
    ]);
    expect((await kit.bringBack(id, 'crm.company', company)).body.code).toBe('STALE_VERSION');
  });

  it('is refused where another has taken its place', async () => {
    await kit.remove(`crm/companies/${taken}`);
    await kit.make('crm/companies', { name: 'Alix encore', siret: '73282932000074' });
    const refused = await kit.bringBack(id, 'crm.company', taken);
    expect([refused.status, refused.body.code, refused.body.errors?.[0]?.field]).toEqual([
      409,
      'ALREADY_EXISTS',
      'siret',
    ]);
    expect((await admin.get(`/api/crm/companies/${taken}`)).status).toBe(404);
  });

  it('that may not change any more is never overwritten', async () => {
    const headers = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
    await admin.patch(`/api/crm/leads/${lead}`, 1, { need: 'deux vérandas' });
    await admin.post(`/api/crm/leads/${lead}/qualification`, {}, headers(2));
    const converted = await admin.post(
      `/api/crm/leads/${lead}/conversion`,
      { withCompany: false },
      headers(3),
    );
    expect(converted.status).toBe(200);
    const { version } = await get(`crm/leads/${lead}`);
    expect((await kit.compare(id, 'crm.lead', lead)).body.frozen).toContain('convertie');
    expect((await kit.bringBack(id, 'crm.lead', lead, { version })).body.code).toBe('RETURN_FROZEN');
    expect((await get(`crm/leads/${lead}`)).need).toBe('deux vérandas');
  });

  it('takes the rights of every write', async () => {
    const reader = await instance.user('reader');
    await admin.patch(`/api/crm/companies/${changed}`, 5, { name: 'À nous' });
    expect((await kit.bringBack(id, 'crm.company', changed, { version: 6 }, reader)).status).toBe(403);
    await instance.work((db) =>
      db.query(
        `UPDATE identity_role SET version = version + 1, permissions =
           permissions || '{"backup.inspection.read": "all", "backup.record.restore": "all"}' WHERE key = 'reader'`,
      ),
    );
    expect((await kit.compare(id, 'crm.company', changed, reader)).body.allowed).toBe(false);
    expect((await kit.bringBack(id, 'crm.company', changed, { version: 6 }, reader)).status).toBe(403);
    await kit.remove(`crm/companies/${changed}`);
    expect((await kit.bringBack(id, 'crm.company', changed, {}, reader)).status).toBe(403);
  });
});
