import { generateSync } from 'otplib';
import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import { mailsTo } from '../mails/mail-test-kit.js';

const path = '/api/identity/second-factor';

describe('the second factor', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
  });
  afterAll(() => platform.stop());
  // Each test may use the code of the same half minute.
  afterEach(() =>
    instance.work(async (db) => {
      await db.query('DELETE FROM identity_throttle');
      await db.query('UPDATE identity_credential SET totp_last_step = 0');
    }),
  );

  const forgetStep = () =>
    instance.work((db) => db.query('UPDATE identity_credential SET totp_last_step = 0'));
  const enrol = async (client: TestClient): Promise<{ secret: string; codes: string[] }> => {
    const begun = await client.post(path);
    expect(begun.status).toBe(201);
    const { secret } = begun.body;
    const confirmed = await client.post(`${path}/confirmation`, { code: generateSync({ secret }) });
    expect(confirmed.status).toBe(201);
    return { secret, codes: confirmed.body.recoveryCodes };
  };
  const signIn = (email: string, otp?: string) =>
    instance
      .anonymous()
      .post('/api/identity/session', { email, password: testPassword, ...(otp && { otp }) });
  const isOpen = async (client: TestClient) => (await client.get('/api/identity/session')).status === 200;

  it('is enrolled with a code, ends the other sessions, and is asked for from then on', async () => {
    const email = `zoe@${instance.slug}.example`;
    const desk = await instance.invite(email, 'member');
    const phone = instance.anonymous();
    await phone.post('/api/identity/session', { email, password: testPassword });
    const before = desk.cookie;

    const begun = await desk.post(path);
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\//);
    // Not confirmed yet: signing in asks for nothing.
    expect((await signIn(email)).status).toBe(201);
    expect((await desk.post(`${path}/confirmation`, { code: '000000' })).body.code).toBe(
      'SECOND_FACTOR_WRONG',
    );
    const code = generateSync({ secret: begun.body.secret });
    const confirmed = await desk.post(`${path}/confirmation`, { code });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    expect(desk.cookie).not.toBe(before);
    expect(await isOpen(desk)).toBe(true);
    expect(await isOpen(phone)).toBe(false);
    expect((await desk.post(path)).body.code).toBe('SECOND_FACTOR_STATE');

    expect((await signIn(email)).body.code).toBe('SECOND_FACTOR_NEEDED');
    expect((await signIn(email, code)).body.code).toBe('SECOND_FACTOR_REFUSED');
    await forgetStep();
    expect((await signIn(email, generateSync({ secret: begun.body.secret }))).status).toBe(201);
    const [recovery] = confirmed.body.recoveryCodes;
    expect((await signIn(email, recovery)).status).toBe(201);
    expect((await signIn(email, recovery)).status).toBe(401);
  });

  it('gives new recovery codes, which void the old ones, and none of them is stored in clear', async () => {
    const email = `max@${instance.slug}.example`;
    const client = await instance.invite(email, 'member');
    const { secret, codes } = await enrol(client);
    const renewed = await client.post(
      `${path}/recovery-codes`,
      {},
      { headers: { 'idempotency-key': 'again' } },
    );
    expect(renewed.status).toBe(201);
    expect((await signIn(email, codes[0])).status).toBe(401);
    expect((await signIn(email, renewed.body.recoveryCodes[9])).status).toBe(201);
    const tables = await instance.work(async (db) => [
      await db.query('SELECT * FROM idempotency_key'),
      await db.query('SELECT * FROM identity_credential'),
      await db.query('SELECT * FROM change_journal'),
    ]);
    const stored = JSON.stringify(tables);
    for (const each of [secret, ...codes, ...renewed.body.recoveryCodes]) expect(stored).not.toContain(each);
  });

  it('is taken off with one of its codes only', async () => {
    const client = await instance.invite(`lea@${instance.slug}.example`, 'member');
    const { codes } = await enrol(client);
    expect((await client.send('DELETE', path, { body: { code: '123456' } })).status).toBe(422);
    expect((await client.send('DELETE', path, { body: { code: codes[0] } })).status).toBe(204);
    expect((await client.get('/api/identity/session')).body.user.secondFactor).toBe(false);
    expect((await signIn(`lea@${instance.slug}.example`)).status).toBe(201);
  });

  it('codes are throttled like passwords', async () => {
    const client = await instance.invite(`hal@${instance.slug}.example`, 'member');
    await enrol(client);
    const guess = () => client.send('DELETE', path, { body: { code: '000000' } });
    for (let n = 0; n < 5; n += 1) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
  });

  it('asks for a recent password to begin', async () => {
    const client = await instance.invite(`old@${instance.slug}.example`, 'member');
    await instance.work((db) =>
      db.query("UPDATE identity_session SET authenticated_at = now() - interval '16 minutes'"),
    );
    expect((await client.post(path)).body.code).toBe('PASSWORD_CONFIRMATION_REQUIRED');
    await client.post('/api/identity/session/confirmations', { password: testPassword });
    expect((await client.post(path)).status).toBe(201);
  });

  it('required by a role, keeps users without it at their own account', async () => {
    const admin = await instance.invite(`boss@${instance.slug}.example`, 'admin');
    const client = await instance.invite(`strict@${instance.slug}.example`, 'manager');
    const roles = await admin.get('/api/identity/roles?key=manager');
    const [role] = roles.body.items;
    const rolePath = `/api/identity/roles/${role.id}`;
    expect((await client.get('/api/crm/companies')).status).toBe(200);
    expect((await admin.patch(rolePath, role.version, { requiresSecondFactor: true })).status).toBe(200);
    expect((await client.get('/api/crm/companies')).body.code).toBe('SECOND_FACTOR_ENROLMENT_REQUIRED');
    expect((await client.get('/api/identity/session')).body.user.secondFactorRequired).toBe(true);
    const shared = ['identity/colleagues', 'workspace/company', 'workspace/notifications', 'workspace/live'];
    for (const path of shared)
      expect((await client.get(`/api/${path}`)).body.code).toBe('SECOND_FACTOR_ENROLMENT_REQUIRED');
    for (const path of ['identity/profile', 'identity/sessions', 'workspace/preferences'])
      expect((await client.get(`/api/${path}`)).status).toBe(200);
    await enrol(client);
    expect((await client.get('/api/crm/companies')).status).toBe(200);
    await admin.patch(rolePath, role.version + 1, { requiresSecondFactor: false });
  });

  it('is reset by an admin for someone who lost it; the person is told, the admin’s own is not', async () => {
    const email = `lost@${instance.slug}.example`;
    const admin = await instance.invite(`helper@${instance.slug}.example`, 'admin');
    const client = await instance.invite(email, 'member');
    await enrol(client);
    const idOf = async (each: TestClient) => (await each.get('/api/identity/session')).body.user.id;
    const id = await idOf(client);
    expect((await admin.delete(`/api/identity/users/${await idOf(admin)}/second-factor`)).status).toBe(403);
    expect((await admin.delete(`/api/identity/users/${id}/second-factor`)).status).toBe(204);
    expect((await admin.delete(`/api/identity/users/${id}/second-factor`)).body.code).toBe(
      'SECOND_FACTOR_STATE',
    );
    expect(await isOpen(client)).toBe(false);
    expect((await signIn(email)).status).toBe(201);
    await platform.eventually(
      () => mailsTo(platform.mails(), email).find(({ text }) => text.includes('Un administrateur a retiré')),
      'the notice',
    );
    const events = await admin.get('/api/identity/audit-events?action=identity.second-factor-reset');
    expect(events.body.items[0]).toMatchObject({ object: `identity.user/${id}` });
  });
});
