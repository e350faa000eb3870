import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { beside, company, upload } from '../../../test/files/attachments-test-kit.js';

describe('the timeline of a record', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const timeline = (recordId: string, more = '') =>
    admin.get(`/api/workspace/timeline?${beside('crm.company', recordId)}${more}`);

  it('tells its changes, comments and files in one order, the newest first', async () => {
    const me = (await admin.get('/api/identity/session')).body.user.id;
    const recordId = await company(admin);
    const comment = (
      await admin.post('/api/workspace/comments', { resource: 'crm.company', recordId, text: 'à rappeler' })
    ).body;
    await admin.patch(`/api/crm/companies/${recordId}`, 1, { kind: 'customer' });
    const attachment = (await upload(admin, recordId, 'mesures.txt', '4,20 m')).body;
    await instance.work((db) =>
      db.query("UPDATE crm_company SET kind = 'supplier', version = 3 WHERE id = $1", [recordId]),
    );
    // Another record's are not among them.
    const other = await company(admin);
    await upload(admin, other, 'autre.txt', 'x');

    const { body } = await timeline(recordId);
    expect(body).toMatchObject({ total: 5, page: 1, perPage: 25 });
    const by = { kind: 'user', id: me, name: null };
    const none = { importId: null, comment: null, attachment: null, record: null, changes: [] };
    const at = expect.any(String);
    expect(body.items).toEqual([
      {
        ...none,
        id: 'change/3',
        kind: 'changed',
        at,
        actor: { kind: 'system', id: null, name: null },
        changes: [{ field: 'kind', from: 'customer', to: 'supplier' }],
      },
      { ...none, id: `attachment/${attachment.id}`, kind: 'attachment', at, actor: by, attachment },
      {
        ...none,
        id: 'change/2',
        kind: 'changed',
        at,
        actor: by,
        changes: [{ field: 'kind', from: 'prospect', to: 'customer' }],
      },
      { ...none, id: `comment/${comment.id}`, kind: 'comment', at, actor: by, comment },
      {
        ...none,
        id: 'change/1',
        kind: 'created',
        at,
        actor: by,
        changes: expect.arrayContaining([{ field: 'name', from: null, to: 'Charpente Martin' }]),
      },
    ]);
    const instants = body.items.map((each: { at: string }) => Date.parse(each.at));
    expect(instants).toEqual([...instants].sort((a, b) => b - a));
  });

  it('comes in pages that neither repeat nor miss anything', async () => {
    const recordId = await company(admin);
    for (let index = 1; index <= 4; index += 1) {
      await admin.post('/api/workspace/comments', { resource: 'crm.company', recordId, text: `n° ${index}` });
      await admin.patch(`/api/crm/companies/${recordId}`, index, { notes: `n° ${index}` });
    }
    const whole = (await timeline(recordId)).body;
    expect(whole.total).toBe(9);
    const pages: string[] = [];
    for (const page of [1, 2, 3]) {
      const { body } = await timeline(recordId, `&page=${page}&perPage=4`);
      expect(body.total).toBe(9);
      pages.push(...body.items.map((each: { id: string }) => each.id));
    }
    expect(pages).toEqual(whole.items.map((each: { id: string }) => each.id));
    expect((await timeline(recordId, '&page=4&perPage=4')).body).toMatchObject({ total: 9, items: [] });
  });

  it('remembers that a record was removed and came back', async () => {
    const recordId = await company(admin);
    const { schema } = instance;
    await platform.sql(`CREATE TABLE ${schema}.kept AS SELECT * FROM ${schema}.crm_company WHERE id = $1`, [
      recordId,
    ]);
    expect((await admin.delete(`/api/crm/companies/${recordId}`, 1)).status).toBe(204);
    expect((await timeline(recordId)).status).toBe(404);
    await platform.sql(
      `INSERT INTO ${schema}.crm_company (id, name, created_by) SELECT id, name, created_by FROM ${schema}.kept`,
    );
    await platform.sql(`DROP TABLE ${schema}.kept`);
    const kinds = (await timeline(recordId)).body.items.map((each: { kind: string }) => each.kind);
    expect(kinds).toEqual(['created', 'deleted', 'created']);
  });
});
