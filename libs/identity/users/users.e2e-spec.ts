import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';

describe('the users of an instance', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Maisons Loire' });
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const address = (name: string) => `${name}@${instance.slug}.example`;
  const idOf = async (client: TestClient): Promise<string> =>
    (await client.get('/api/identity/session')).body.user.id;
  const roleId = async (key: string): Promise<string> =>
    (await admin.get(`/api/identity/roles?key=${key}`)).body.items[0].id;
  const isOpen = async (client: TestClient) => (await client.get('/api/identity/session')).status === 200;

  it('are listed, found without accents, filtered and paged', async () => {
    await admin.post('/api/identity/users', {
      email: address('helene'),
      firstName: 'Hélène',
      lastName: 'Œuvrard',
      role: 'manager',
    });
    const found = await admin.get('/api/identity/users?q=helene oeuvrard&state=invited&sort=email&perPage=1');
    expect(found.body).toMatchObject({ total: 1, perPage: 1, items: [{ lastName: 'Œuvrard' }] });
    const managers = await admin.get(
      `/api/identity/users?roleId=${await roleId('manager')}&hrReferent=false`,
    );
    expect(managers.body.items.map(({ email }: { email: string }) => email)).toContain(address('helene'));
    expect((await admin.get('/api/identity/users?passwordHash=x')).status).toBe(422);
    const reader = await instance.user('reader');
    expect((await reader.get('/api/identity/users')).status).toBe(403);
    expect((await admin.get('/api/identity/users/00000000-0000-7000-8000-000000000000')).status).toBe(404);
  });

  it('change with their version, and remember who changed what', async () => {
    const { body } = await admin.post('/api/identity/users', { email: address('edit'), role: 'reader' });
    const path = `/api/identity/users/${body.id}`;
    const changed = await admin.patch(path, 1, { lastName: 'Durand', roleId: await roleId('member') });
    expect(changed.body).toMatchObject({ version: 2, lastName: 'Durand' });
    expect((await admin.patch(path, 1, { lastName: 'X' })).body.code).toBe('STALE_VERSION');
    expect((await admin.patch(path, 2, { state: 'active' })).status).toBe(422);
    expect((await admin.patch(path, 2, { hrReferent: true })).status).toBe(422);
    const history = await admin.get(`${path}/history`);
    const fields = history.body.items[0].changes.map(({ field }: { field: string }) => field);
    expect(fields.sort()).toEqual(['lastName', 'roleId']);
    const events = await admin.get('/api/identity/audit-events?action=identity.user-role-changed');
    expect(events.body.items[0].details).toEqual({ from: 'reader', to: 'member' });
  });

  it('change their own name and language, never their own role', async () => {
    const reader = await instance.user('reader');
    const { body } = await reader.get('/api/identity/profile');
    const changed = await reader.patch('/api/identity/profile', body.version, {
      firstName: 'Zoé',
      language: 'en',
    });
    expect(changed.body).toMatchObject({ firstName: 'Zoé', language: 'en', version: body.version + 1 });
    expect((await reader.patch('/api/identity/profile', body.version, { firstName: 'X' })).status).toBe(409);
    const grab = await reader.patch('/api/identity/profile', body.version + 1, {
      roleId: await roleId('admin'),
    });
    expect(grab.status).toBe(422);
    const own = await admin.get('/api/identity/profile');
    const demoted = await admin.patch(`/api/identity/users/${own.body.id}`, own.body.version, {
      roleId: await roleId('reader'),
    });
    expect([demoted.status, demoted.body.code]).toEqual([403, 'OWN_ROLE']);
  });

  it('are deactivated at once: sessions and links end; and let in again', async () => {
    const client = await instance.invite(address('gone'), 'member');
    const id = await idOf(client);
    expect((await admin.delete(`/api/identity/users/${id}/activation`)).status).toBe(204);
    expect(await isOpen(client)).toBe(false);
    const signIn = () =>
      instance.anonymous().post('/api/identity/session', { email: address('gone'), password: testPassword });
    expect((await signIn()).status).toBe(401);
    expect((await admin.put(`/api/identity/users/${id}/activation`)).status).toBe(204);
    expect((await signIn()).status).toBe(201);
    expect((await admin.delete(`/api/identity/users/${id}`)).status).toBe(404);
  });

  it('leave, and their records go to their successor', async () => {
    const leaver = await instance.invite(address('leaver'), 'manager');
    const heir = await instance.invite(address('heir'), 'manager');
    const [id, successorId] = [await idOf(leaver), await idOf(heir)];
    const company = await leaver.post('/api/crm/companies', { name: 'Durand', ownerId: id });
    expect(company.status).toBe(201);
    for (const bad of [id, await idOf(admin).then(() => '00000000-0000-7000-8000-000000000000')]) {
      const refused = await admin.post(`/api/identity/users/${id}/departure`, { successorId: bad });
      expect(refused.body.errors[0].field).toBe('successorId');
    }
    expect(await isOpen(leaver)).toBe(true);
    const done = await admin.post(`/api/identity/users/${id}/departure`, { successorId });
    expect(done.body).toMatchObject({ successorId, records: { 'crm.company': 1 } });
    expect(await isOpen(leaver)).toBe(false);
    const handed = await heir.get(`/api/crm/companies/${company.body.id}`);
    expect(handed.body).toMatchObject({ ownerId: successorId, version: 2, updatedBy: await idOf(admin) });
    const events = await admin.get('/api/identity/audit-events?action=identity.user-departed');
    expect(events.body.items[0].details).toMatchObject({ successorId });
  });
});

describe('the last admin', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
  });
  afterAll(() => platform.stop());

  it('can be neither deactivated nor demoted nor leave, even by two admins at once', async () => {
    const first = await instance.invite(`first@${instance.slug}.example`, 'admin');
    const second = await instance.invite(`second@${instance.slug}.example`, 'admin');
    const ids = await Promise.all(
      [first, second].map(async (client) => (await client.get('/api/identity/session')).body.user.id),
    );
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all([
        first.delete(`/api/identity/users/${ids[1]}/activation`),
        second.delete(`/api/identity/users/${ids[0]}/activation`),
      ]);
      const done = answers.filter(({ status }) => status === 204);
      expect(done).toHaveLength(1);
      // The other was refused as the last one, or had lost its session before it began.
      expect(answers.map(({ status }) => status).sort()).toEqual(
        answers.some(({ status }) => status === 401) ? [204, 401] : [204, 409],
      );
      const [left] = await instance.work((db) =>
        db.query<{ count: number }>(
          `SELECT count(*) AS count FROM identity_user u JOIN identity_role r ON r.id = u.role_id
           WHERE r.key = 'admin' AND u.state = 'active'`,
        ),
      );
      expect(left?.count).toBe(1);
      await instance.work((db) =>
        db.query("UPDATE identity_user SET state = 'active' WHERE id = ANY($1)", [ids]),
      );
      // The one who lost comes back for the next round.
      const emails = ['first', 'second'].map((name) => `${name}@${instance.slug}.example`);
      for (const [index, client] of [first, second].entries()) {
        if ((await client.get('/api/identity/session')).status === 200) continue;
        const back = await client.post('/api/identity/session', {
          email: emails[index],
          password: testPassword,
        });
        expect(back.status).toBe(201);
      }
    }
  });
});
