import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const path = '/api/workspace/views';
const definition = {
  filters: { kind: ['customer', 'supplier'], 'createdAt.from': '2026-01-01' },
  q: 'nantes',
  sort: 'name',
  order: 'desc',
  columns: [{ field: 'name', width: 240 }, { field: 'city' }],
  groupBy: 'kind',
};

describe('saved views', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let member: TestClient;
  let manager: TestClient;
  let reader: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    member = await instance.user('member');
    manager = await instance.user('manager');
    reader = await instance.user('reader');
  });
  afterAll(() => platform.stop());

  const make = async (client: TestClient, more: object = {}) => {
    const answer = await client.post(path, { resource: 'crm.company', name: 'Nantes', definition, ...more });
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    return answer.body;
  };
  const namesOf = async (client: TestClient, resource: string) =>
    (await client.get(`${path}?resource=${resource}`)).body.items.map(({ name }: { name: string }) => name);

  it('are their owner’s alone until they are shared', async () => {
    const view = await make(member, { name: 'Mes clients' });
    expect(view).toMatchObject({ version: 1, shared: false, isDefault: false, editable: true, definition });
    expect((await member.get(`${path}/${view.id}`)).body).toEqual(view);
    for (const stranger of [manager, reader]) {
      expect((await stranger.get(`${path}/${view.id}`)).status).toBe(404);
      expect((await stranger.patch(`${path}/${view.id}`, 1, { name: 'x' })).status).toBe(404);
      expect((await stranger.delete(`${path}/${view.id}`, 1)).status).toBe(404);
      expect((await stranger.put(`${path}/${view.id}/default`)).status).toBe(404);
      expect(await namesOf(stranger, 'crm.company')).not.toContain('Mes clients');
    }
    const changed = await member.patch(`${path}/${view.id}`, 1, { position: 3, definition: {} });
    expect(changed.body).toMatchObject({ version: 2, position: 3, definition: {}, name: 'Mes clients' });
    const stale = await member.patch(`${path}/${view.id}`, 1, { name: 'x' });
    expect([stale.status, stale.body.current.version]).toEqual([409, 2]);
    expect((await member.delete(`${path}/${view.id}`, 2)).status).toBe(204);
    expect((await member.get(`${path}/${view.id}`)).status).toBe(404);
  });

  it('are shared by who has the right, seen by all, and changed by those with the right', async () => {
    const refused = await member.post(path, { resource: 'crm.company', name: 'x', shared: true });
    expect([refused.status, refused.body.code]).toEqual([403, 'VIEW_SHARING']);
    const own = await make(member, { name: 'À partager' });
    expect((await member.patch(`${path}/${own.id}`, 1, { shared: true })).body.code).toBe('VIEW_SHARING');

    const shared = await make(manager, { name: 'Équipe', shared: true });
    expect(await namesOf(reader, 'crm.company')).toEqual(['Équipe']);
    expect((await reader.get(`${path}/${shared.id}`)).body).toMatchObject({ shared: true, editable: false });
    expect((await reader.patch(`${path}/${shared.id}`, 1, { name: 'x' })).status).toBe(403);
    expect((await reader.delete(`${path}/${shared.id}`, 1)).status).toBe(403);
    const admin = await instance.admin();
    const renamed = await admin.patch(`${path}/${shared.id}`, 1, { name: 'Toute l’équipe' });
    expect(renamed.body).toMatchObject({ version: 2, ownerId: shared.ownerId, editable: true });

    // Taken back by somebody else, it is its owner's own again and no longer theirs to see.
    expect((await reader.put(`${path}/${shared.id}/default`)).body.isDefault).toBe(true);
    const back = await admin.patch(`${path}/${shared.id}`, 2, { shared: false });
    expect(back.body).toMatchObject({ version: 3, shared: false });
    expect((await admin.get(`${path}/${shared.id}`)).status).toBe(404);
    expect((await manager.get(`${path}/${shared.id}`)).body).toMatchObject({ version: 3, shared: false });
    const defaults = await instance.work((db) =>
      db.query('SELECT 1 FROM workspace_default_view WHERE view_id = $1', [shared.id]),
    );
    expect(defaults).toEqual([]);
  });

  it('open a list for one user: one view for each kind of record', async () => {
    const [first, second] = [await make(member, { name: 'A' }), await make(member, { name: 'B' })];
    const contacts = await make(member, { name: 'C', resource: 'crm.contact' });
    for (const view of [first, second, contacts, second])
      expect((await member.put(`${path}/${view.id}/default`)).body.isDefault).toBe(true);
    const { body } = await member.get(path);
    const chosen = body.items.filter(({ isDefault }: { isDefault: boolean }) => isDefault);
    expect(chosen.map(({ name }: { name: string }) => name)).toEqual(['B', 'C']);
    expect((await member.delete(`${path}/${second.id}/default`)).status).toBe(204);
    expect((await member.get(`${path}/${second.id}`)).body.isDefault).toBe(false);
    await member.delete(`${path}/${contacts.id}`, 1);
    expect(await namesOf(member, 'crm.contact')).toEqual([]);
  });

  it('of HR data are for HR referents, whoever shares them', async () => {
    const referent = await instance.hrReferent();
    for (const client of [member, await instance.admin()]) {
      const refused = await client.post(path, { resource: 'hr.employee', name: 'x' });
      expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'resource']);
    }
    const view = await make(referent, { resource: 'hr.employee', name: 'Chantier' });
    await instance.work((db) => db.query('UPDATE workspace_view SET shared = true WHERE id = $1', [view.id]));
    expect(await namesOf(referent, 'hr.employee')).toEqual(['Chantier']);
    const admin = await instance.admin();
    expect(await namesOf(admin, 'hr.employee')).toEqual([]);
    expect((await admin.get(path)).text).not.toContain('Chantier');
    expect((await admin.get(`${path}/${view.id}`)).status).toBe(404);
    expect((await admin.delete(`${path}/${view.id}`, 1)).status).toBe(404);
  });

  it('are of records that exist, and hold what a list can use', async () => {
    const faults: [object, string][] = [
      [{ resource: 'crm.unicorn' }, 'resource'],
      [{ resource: 'crm' }, 'resource'],
      [{ name: '' }, 'name'],
      [{ definition: { filters: { kind: { $ne: 1 } } } }, 'definition.filters'],
      [{ definition: { filters: [] } }, 'definition.filters'],
      [{ definition: { sort: 'name; DROP' } }, 'definition.sort'],
      [{ definition: { columns: [{ field: 'name' }, []] } }, 'definition.columns'],
      [{ definition: { columns: Array.from({ length: 61 }, () => ({ field: 'a' })) } }, 'definition.columns'],
      [{ definition: { html: '<b>' } }, 'definition.html'],
      [{ definition: [] }, 'definition'],
      [{ definition: 'x' }, 'definition'],
      [{ ownerId: '018f0000-0000-7000-8000-000000000000' }, 'ownerId'],
    ];
    for (const [more, field] of faults) {
      const answer = await member.post(path, { resource: 'crm.company', name: 'x', ...more });
      expect([more, answer.status, answer.body.errors?.[0]?.field]).toEqual([more, 422, field]);
    }
    const crmOnly = await platform.instance({ modules: ['crm'] });
    const referent = await crmOnly.hrReferent();
    expect((await referent.post(path, { resource: 'hr.employee', name: 'x' })).status).toBe(422);
    const page = await member.get(`${path}?page=1&perPage=1`);
    expect(page.body).toMatchObject({ page: 1, perPage: 1, items: [expect.anything()] });
    expect(page.body.total).toBeGreaterThan(1);
    expect((await member.get(`${path}?perPage=0`)).status).toBe(422);
  });
});
