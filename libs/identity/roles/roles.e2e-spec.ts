import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';

describe('roles and rights', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const roleOf = async (key: string) => (await admin.get(`/api/identity/roles?key=${key}`)).body.items[0];
  const errorsOf = ({ body }: { body: { errors?: { field: string; code: string }[] } }) =>
    (body.errors ?? []).map(({ field, code }) => `${field} ${code}`);

  it('are made of the rights that exist, which are listed with their labels in both languages', async () => {
    const { body } = await admin.get('/api/identity/permissions');
    const names = body.items.map(({ name }: { name: string }) => name);
    for (const right of [
      'user.read',
      'user.create',
      'role.delete',
      'team.update',
      'hr-referent.manage',
      'audit.read',
    ]) {
      expect(names).toContain(`identity.${right}`);
    }
    for (const { label } of body.items)
      expect([label.fr, label.en].every((each) => each.length > 3)).toBe(true);
    const wrong = await admin.post('/api/identity/roles', {
      name: 'Faux',
      permissions: {
        'crm.company.read': 'all',
        'crm.dragon.read': 'all',
        'identity.user.read': 'team',
        '*': 'all',
      },
    });
    expect(errorsOf(wrong).sort()).toEqual([
      'permissions.* unknown',
      'permissions.crm.dragon.read unknown',
      'permissions.identity.user.read not-scoped',
    ]);
    const shapeless = await admin.post('/api/identity/roles', {
      name: 'X',
      permissions: ['crm.company.read'],
    });
    expect(errorsOf(shapeless)).toEqual(['permissions grants']);
  });

  it('cannot hold a right of the HR vault', async () => {
    const { body } = await admin.get('/api/identity/permissions');
    const vault = body.items.filter((item: { vault: boolean }) => item.vault);
    expect(vault.length).toBeGreaterThan(0);
    const permissions = { [vault[0].name]: 'all' };
    expect(errorsOf(await admin.post('/api/identity/roles', { name: 'RH', permissions }))).toEqual([
      `permissions.${vault[0].name} vault`,
    ]);
  });

  it('take effect at the next request of sessions that stay open', async () => {
    const created = await admin.post('/api/identity/roles', {
      name: 'Acheteur général',
      permissions: { 'crm.company.read': 'all' },
    });
    expect(created.body).toMatchObject({ key: 'acheteur-general', version: 1, builtIn: false });
    const client = await instance.invite(`buyer@${instance.slug}.example`, 'acheteur-general');
    expect((await client.get('/api/crm/companies')).status).toBe(200);
    const path = `/api/identity/roles/${created.body.id}`;
    expect((await admin.patch(path, 1, { permissions: {} })).body.permissions).toEqual({});
    expect((await client.get('/api/crm/companies')).status).toBe(403);
    await admin.patch(path, 2, { permissions: { 'crm.company.read': 'all' } });
    expect((await client.get('/api/crm/companies')).status).toBe(200);
    expect((await admin.patch(path, 1, { name: 'X' })).body.code).toBe('STALE_VERSION');
    const history = await admin.get(`${path}/history`);
    expect(history.body.items[0].changes).toEqual([
      { field: 'permissions', from: {}, to: { 'crm.company.read': 'all' } },
    ]);
    const events = await admin.get('/api/identity/audit-events?action=identity.role-changed');
    expect(events.body.items[0].details).toMatchObject({
      granted: { 'crm.company.read': 'all' },
      withdrawn: {},
    });

    expect((await admin.delete(path, 3)).body.code).toBe('ROLE_IN_USE');
    const user = (await client.get('/api/identity/session')).body.user;
    const { version } = (await admin.get(`/api/identity/users/${user.id}`)).body;
    await admin.patch(`/api/identity/users/${user.id}`, version, { roleId: (await roleOf('reader')).id });
    expect((await client.get('/api/identity/session')).body.user.role).toBe('reader');
    expect((await admin.delete(path, 3)).status).toBe(204);
  });

  it('the admin role never changes', async () => {
    const role = await roleOf('admin');
    const path = `/api/identity/roles/${role.id}`;
    expect((await admin.patch(path, role.version, { permissions: {} })).body.code).toBe('ROLE_PROTECTED');
    expect((await admin.delete(path, role.version)).body.code).toBe('ROLE_PROTECTED');
  });

  it('nobody grants, gives or administers more than they hold', async () => {
    const held = {
      'identity.user.read': 'all',
      'identity.user.create': 'all',
      'identity.user.update': 'all',
      'identity.role.read': 'all',
      'identity.role.create': 'all',
      'identity.role.update': 'all',
      'crm.company.read': 'team',
    };
    await admin.post('/api/identity/roles', { name: 'Bureau', permissions: held });
    const clerk = await instance.invite(`clerk@${instance.slug}.example`, 'bureau');
    const refusedCode = 'MORE_THAN_OWN_RIGHTS';

    const more = { name: 'Plus', permissions: { 'crm.company.read': 'all' } };
    expect((await clerk.post('/api/identity/roles', more)).body.code).toBe(refusedCode);
    const less = await clerk.post('/api/identity/roles', {
      name: 'Moins',
      permissions: { 'crm.company.read': 'own' },
    });
    expect(less.status).toBe(201);
    const raise = { permissions: { 'crm.company.read': 'own', 'crm.company.delete': 'all' } };
    expect((await clerk.patch(`/api/identity/roles/${less.body.id}`, 1, raise)).body.code).toBe(refusedCode);

    const accomplice = { email: `friend@${instance.slug}.example`, role: 'admin' };
    expect((await clerk.post('/api/identity/users', accomplice)).body.code).toBe(refusedCode);
    expect((await clerk.post('/api/identity/users', { ...accomplice, role: 'moins' })).status).toBe(201);
    const boss = (await admin.get('/api/identity/session')).body.user.id;
    const { version } = (await admin.get(`/api/identity/users/${boss}`)).body;
    expect((await clerk.patch(`/api/identity/users/${boss}`, version, { lastName: 'X' })).body.code).toBe(
      refusedCode,
    );
    expect((await clerk.delete(`/api/identity/users/${boss}/activation`)).body.code).toBe(refusedCode);
    expect((await clerk.delete(`/api/identity/users/${boss}/sessions`)).body.code).toBe(refusedCode);
    await platform.eventually(async () => {
      const { body } = await admin.get('/api/identity/audit-events?action=identity.refused');
      return body.items.find((item: { details: { code: string } }) => item.details.code === refusedCode);
    }, 'the refusal in the trail');
  });

  it('HR data need a person named for it: the admin role gives no right to them', async () => {
    const vaultRights = async (client: TestClient) =>
      Object.keys((await client.get('/api/identity/session')).body.permissions).filter((name) =>
        name.startsWith('hr.employee.'),
      );
    expect(await vaultRights(admin)).toEqual([]);
    const member = await instance.invite(`rh@${instance.slug}.example`, 'member');
    expect(await vaultRights(member)).toEqual([]);
    const { id } = (await member.get('/api/identity/session')).body.user;
    const path = `/api/identity/users/${id}/hr-referent`;
    expect((await member.put(path)).status).toBe(403);
    await instance.work((db) =>
      db.query("UPDATE identity_session SET authenticated_at = now() - interval '1 hour'"),
    );
    expect((await admin.put(path)).body.code).toBe('PASSWORD_CONFIRMATION_REQUIRED');
    await admin.post('/api/identity/session/confirmations', { password: testPassword });
    expect((await admin.put(path)).status).toBe(204);
    expect((await vaultRights(member)).length).toBeGreaterThan(0);
    expect((await admin.get(`/api/identity/users?hrReferent=true`)).body.total).toBe(1);
    for (const person of ['rh', 'admin']) {
      await platform.eventually(
        () =>
          platform
            .mails()
            .find(
              (mail) => mail.includes(`To: ${person}@${instance.slug}.example`) && mail.includes('rent RH'),
            ),
        `the notice to ${person}`,
      );
    }
    expect((await admin.delete(path)).status).toBe(204);
    expect(await vaultRights(member)).toEqual([]);
    const events = await admin.get('/api/identity/audit-events');
    const actions = events.body.items.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['identity.hr-referent-named', 'identity.hr-referent-revoked']),
    );
  });

  it('there are five HR referents at most, all of them active, even when named at once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      const client = await instance.invite(`rh${n}@${instance.slug}.example`, 'reader');
      ids.push((await client.get('/api/identity/session')).body.user.id);
    }
    await admin.delete(`/api/identity/users/${ids[0]}/activation`);
    expect((await admin.put(`/api/identity/users/${ids[0]}/hr-referent`)).body.code).toBe('USER_STATE');
    const answers = await Promise.all(
      ids.slice(1).map((id) => admin.put(`/api/identity/users/${id}/hr-referent`)),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(5);
    expect(answers.find(({ status }) => status !== 204)?.body.code).toBe('TOO_MANY_HR_REFERENTS');
    // A leaver loses the right, for good.
    const referents = await admin.get('/api/identity/users?hrReferent=true');
    const { id } = referents.body.items[0];
    await admin.post(`/api/identity/users/${id}/departure`, {});
    await admin.put(`/api/identity/users/${id}/activation`);
    expect((await admin.get(`/api/identity/users/${id}`)).body).toMatchObject({
      hrReferent: false,
      state: 'active',
    });
  });

  it('a team that goes leaves its members without one', async () => {
    const team = await admin.post('/api/identity/teams', { name: 'Nord' });
    expect((await admin.post('/api/identity/teams', { name: 'NORD' })).status).toBe(409);
    const user = await admin.post('/api/identity/users', {
      email: `north@${instance.slug}.example`,
      role: 'reader',
      teamId: team.body.id,
    });
    const renamed = await admin.patch(`/api/identity/teams/${team.body.id}`, 1, { name: 'Nord-Est' });
    expect(renamed.body).toMatchObject({ name: 'Nord-Est', version: 2 });
    expect((await admin.delete(`/api/identity/teams/${team.body.id}`, 2)).status).toBe(204);
    const after = await admin.get(`/api/identity/users/${user.body.id}`);
    expect(after.body).toMatchObject({ teamId: null, version: 2 });
  });
});
