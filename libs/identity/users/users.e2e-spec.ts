import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import { mailsTo, tokenIn } from '../mails/mail-test-kit.js';

describe('the users of an instance', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let other: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Maisons Loire' });
    other = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const address = (name: string) => `${name}@${instance.slug}.example`;
  const idOf = async (client: TestClient): Promise<string> =>
    (await client.get('/api/identity/session')).body.user.id;
  const roleId = async (key: string): Promise<string> =>
    (await admin.get(`/api/identity/roles?key=${key}`)).body.items[0].id;
  const isOpen = async (client: TestClient) => (await client.get('/api/identity/session')).status === 200;
  const mailOf = (email: string, count = 1) =>
    platform.eventually(() => mailsTo(platform.mails(), email)[count - 1], 'the invitation');

  it('are invited by mail in their language, and open their account with a password only they know', async () => {
    const team = await admin.post('/api/identity/teams', { name: 'Chantiers' });
    const invited = await admin.post('/api/identity/users', {
      email: ` ${address('Jane').toUpperCase()} `,
      firstName: 'Jane',
      role: 'member',
      teamId: team.body.id,
      language: 'en',
    });
    expect(invited.status).toBe(201);
    expect(invited.body).toMatchObject({ email: address('jane'), state: 'invited', teamId: team.body.id });
    expect(JSON.stringify(invited.body)).not.toMatch(/token|hash/i);

    const mail = await mailOf(address('jane'));
    expect(mail.headers).toContain('From: Maisons Loire <');
    expect(mail.text).toMatch(/^Hello Jane,/);
    expect(mail.text).toContain(`http://${instance.slug}.myb2o.localhost:0/invitation#`);
    const token = tokenIn(mail.text);
    const accept = (at: TestInstance, value: unknown) =>
      at.anonymous().post('/api/identity/invitation-acceptances', { token: value, password: testPassword });
    for (const bad of ['x', `${token}=`, 'A'.repeat(43)]) {
      expect((await accept(instance, bad)).body.code).toBe('TOKEN_REFUSED');
    }
    expect((await accept(instance, 5)).status).toBe(422);
    expect((await accept(other, token)).body.code).toBe('TOKEN_REFUSED');
    expect((await accept(instance, token)).status).toBe(204);
    expect((await accept(instance, token)).body.code).toBe('TOKEN_REFUSED');
    expect((await admin.get(`/api/identity/users/${invited.body.id}`)).body.state).toBe('active');
    expect((await admin.post(`/api/identity/users/${invited.body.id}/invitations`)).body.code).toBe(
      'USER_STATE',
    );
  });

  it('are told whom their link is for before it is used, and say their own name with their password', async () => {
    const email = address('renee');
    await admin.post('/api/identity/users', { email, firstName: 'R.', lastName: 'Dupond', role: 'reader' });
    const token = tokenIn((await mailOf(email)).text);
    const holder = (value: unknown, at = instance, purpose = 'invitation') =>
      at.anonymous().post('/api/identity/link-holders', { purpose, token: value });
    const told = await holder(token);
    expect([told.status, told.body]).toEqual([200, { email, firstName: 'R.', lastName: 'Dupond' }]);
    for (const refused of [
      await holder('A'.repeat(43)),
      await holder(`${token}=`),
      await holder(token, other),
      await holder(token, instance, 'password-reset'),
    ])
      expect([refused.status, refused.body.code]).toEqual([404, 'TOKEN_REFUSED']);
    expect((await holder(token, instance, 'anything')).status).toBe(422);
    const accept = (name: object) =>
      instance
        .anonymous()
        .post('/api/identity/invitation-acceptances', { token, password: testPassword, ...name });
    expect((await accept({ firstName: 'R'.repeat(101) })).status).toBe(422);
    // What is left empty stays as whoever invited wrote it.
    expect((await accept({ firstName: ' Renée ', lastName: '' })).status).toBe(204);
    expect((await holder(token)).body.code).toBe('TOKEN_REFUSED');
    const [user] = (await admin.get(`/api/identity/users?q=renee`)).body.items;
    expect(user).toMatchObject({ firstName: 'Renée', lastName: 'Dupond', state: 'active' });
  });

  it('get another link when asked, and the earlier ones are void', async () => {
    const email = address('late');
    const { body } = await admin.post('/api/identity/users', { email, role: 'reader' });
    const first = tokenIn((await mailOf(email)).text);
    expect((await admin.post(`/api/identity/users/${body.id}/invitations`)).status).toBe(202);
    const second = tokenIn((await mailOf(email, 2)).text);
    const accept = (token: unknown) =>
      instance.anonymous().post('/api/identity/invitation-acceptances', { token, password: testPassword });
    expect((await accept(first)).body.code).toBe('TOKEN_REFUSED');
    await instance.work((db) => db.query("UPDATE identity_token SET expires_at = now() - interval '1 s'"));
    expect((await accept(second)).body.code).toBe('TOKEN_REFUSED');
  });

  it('are invited once, with a role and a team that exist', async () => {
    const taken = await admin.post('/api/identity/users', { email: address('admin'), role: 'reader' });
    expect([taken.status, taken.body.code]).toEqual([409, 'USER_EXISTS']);
    const wrong = await admin.post('/api/identity/users', {
      email: address('new'),
      role: 'emperor',
      teamId: '00000000-0000-7000-8000-000000000000',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['role', 'teamId']);
    expect((await admin.post('/api/identity/users', { email: 'x', role: 'reader' })).status).toBe(422);
  });

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
