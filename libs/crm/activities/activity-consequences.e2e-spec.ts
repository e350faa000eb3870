import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const path = '/api/crm/activities';
const [early, middle, late] = [
  '2030-01-10T08:00:00.000Z',
  '2030-02-10T08:00:00.000Z',
  '2030-03-10T08:00:00.000Z',
];

describe('what follows from activities', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const made = async (at: string, body: object): Promise<string> =>
    (await admin.post(`/api/crm/${at}`, body)).body.id;
  const activity = async (body: object) =>
    (await admin.post(path, { kind: 'task', subject: 'x', ...body })).body;
  const command = (id: string, name: string, version: number, body = {}) =>
    admin.post(`${path}/${id}/${name}`, body, { headers: { 'if-match': `"${version}"` } });
  const one = async (at: string, id: string) => (await admin.get(`/api/crm/${at}/${id}`)).body;
  const nextOf = async (id: string) => (await one('opportunities', id)).nextActionAt;

  it('is the next action of an opportunity, whatever happens to its activities', async () => {
    const [id, otherId] = [
      await made('opportunities', { name: 'Extension' }),
      await made('opportunities', { name: 'Véranda' }),
    ];
    expect(await nextOf(id)).toBe(null);
    const second = await activity({ dueAt: middle, opportunityId: id });
    const first = await activity({ dueAt: early, opportunityId: id });
    await activity({ dueAt: late, opportunityId: id });
    expect(await nextOf(id)).toBe(early);
    await command(first.id, 'completion', 1);
    expect(await nextOf(id)).toBe(middle);
    await command(first.id, 'reopening', 2);
    expect(await nextOf(id)).toBe(early);
    // Moved to another one, put off, removed.
    await admin.patch(`${path}/${first.id}`, 3, { opportunityId: otherId });
    expect([await nextOf(id), await nextOf(otherId)]).toEqual([middle, early]);
    await admin.patch(`${path}/${second.id}`, 1, { dueAt: '2031-01-01T08:00:00Z' });
    expect(await nextOf(id)).toBe(late);
    await admin.delete(`${path}/${first.id}`, 4);
    expect(await nextOf(otherId)).toBe(null);

    const { version, updatedAt, createdAt } = await one('opportunities', id);
    expect([version, updatedAt]).toEqual([1, createdAt]);
    const history = await admin.get(`/api/crm/opportunities/${id}/history`);
    expect(history.body.items).toHaveLength(1);
    expect(JSON.stringify(history.body)).not.toContain('nextActionAt');
    const found = await admin.get(`/api/crm/opportunities?nextActionAt=null&id=${otherId},${id}`);
    expect(found.body.items.map((each: { id: string }) => each.id)).toEqual([otherId]);
  });

  it('is right when many change the activities of one opportunity at once', async () => {
    const id = await made('opportunities', { name: 'Bousculade' });
    const days = Array.from({ length: 12 }, (_, day) => `2030-06-${String(day + 10)}T08:00:00.000Z`);
    const all = await Promise.all(days.map((dueAt) => activity({ dueAt, opportunityId: id })));
    expect(await nextOf(id)).toBe(days[0]);
    const results = await Promise.all(all.slice(0, 11).map((each) => command(each.id, 'completion', 1)));
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 11 }, () => 200));
    expect(await nextOf(id)).toBe(days[11]);
  });

  it('is the last contact with a company and a contact, and the last that came from them', async () => {
    const companyId = await made('companies', { name: 'Maisons Loire' });
    const contactId = await made('contacts', { lastName: 'Loire' });
    const links = { companyId, contactId };
    const contacted = async () => {
      const { lastContactAt, lastInboundAt } = await one('contacts', contactId);
      const company = await one('companies', companyId);
      expect(company.lastContactAt).toBe(lastContactAt);
      expect(company.version).toBe(1);
      return [lastContactAt, lastInboundAt];
    };
    // Neither what is planned, nor a task or a note.
    await activity({ kind: 'call', dueAt: early, ...links });
    await activity({ kind: 'task', doneAt: '2026-01-05T08:00:00Z', ...links });
    await activity({ kind: 'note', ...links });
    expect(await contacted()).toEqual([null, null]);

    const [older, newer] = ['2025-03-03T08:00:00.000Z', '2025-04-03T08:00:00.000Z'];
    const mail = await activity({ kind: 'email', doneAt: older, direction: 'in', ...links });
    expect(await contacted()).toEqual([older, older]);
    const visit = await activity({ kind: 'visit', doneAt: newer, ...links });
    expect(await contacted()).toEqual([newer, older]);
    await admin.patch(`${path}/${visit.id}`, 1, { direction: 'in' });
    expect(await contacted()).toEqual([newer, newer]);
    await command(visit.id, 'reopening', 2);
    expect(await contacted()).toEqual([older, older]);
    await admin.patch(`${path}/${mail.id}`, 1, { kind: 'note' });
    expect(await contacted()).toEqual([null, null]);

    await command(visit.id, 'completion', 3, { doneAt: newer });
    const sorted = await admin.get('/api/crm/companies?sort=lastContactAt&lastContactAt.from=2025-04-01');
    expect(sorted.body.items.map(({ id }: { id: string }) => id)).toEqual([companyId]);
    expect((await admin.get('/api/crm/contacts?lastInboundAt=null')).body.total).toBe(0);
    const writing = await admin.patch(`/api/crm/companies/${companyId}`, 1, { lastContactAt: early });
    expect(writing.status).toBe(422);
    const history = await admin.get(`/api/crm/contacts/${contactId}/history`);
    expect(history.body.items).toHaveLength(1);
  });

  it('is right after statements that no service knows of', async () => {
    const [kept, merged] = [
      await made('companies', { name: 'Durand' }),
      await made('companies', { name: 'Durand (2)' }),
    ];
    const doneAt = '2025-05-05T08:00:00.000Z';
    await activity({ kind: 'call', doneAt, companyId: merged });
    await instance.work((db) =>
      db.query('UPDATE crm_activity SET company_id = $1 WHERE company_id = $2', [kept, merged]),
    );
    expect((await one('companies', kept)).lastContactAt).toBe(doneAt);
    expect((await one('companies', merged)).lastContactAt).toBe(null);
    await instance.work((db) => db.query('DELETE FROM crm_activity WHERE company_id = $1', [kept]));
    expect((await one('companies', kept)).lastContactAt).toBe(null);
    // The journal knows that the row changed, and that nobody changed the record.
    const rows = await instance.work((db) =>
      db.query("SELECT before FROM change_journal WHERE record_id = $1 AND operation = 'update'", [kept]),
    );
    expect(rows).toEqual([{ before: {} }, { before: {} }]);
  });
});
