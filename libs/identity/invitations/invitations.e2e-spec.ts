import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import { mailsTo, tokenIn } from '../mails/mail-test-kit.js';

describe('the invited', () => {
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
});
