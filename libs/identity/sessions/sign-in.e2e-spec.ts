import { type TestInstance, TestPlatform, testPassword } from '#testing';

const path = '/api/identity/session';

describe('signing in', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let other: TestInstance;
  const email = (name: string) => `${name}@${instance.slug}.example`;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    other = await platform.instance();
    await instance.admin();
  });
  afterAll(() => platform.stop());
  // Failures of one test must not slow down the next: the network's count is shared by all.
  afterEach(() => instance.work((db) => db.query('DELETE FROM identity_throttle')));

  it('names what is wrong with each field before any password is looked at', async () => {
    const client = instance.anonymous();
    const answer = await client.post(path, { email: 'nobody', extra: 1 });
    expect(answer.status).toBe(422);
    const fields = answer.body.errors.map(({ field }: { field: string }) => field);
    expect(fields.sort()).toEqual(['email', 'extra', 'password']);
    expect((await client.post(path, [])).status).toBe(400);
    expect(
      (await client.send('POST', path, { raw: '{', headers: { 'content-type': 'application/json' } })).status,
    ).toBe(400);
  });

  it('answers the same to a wrong password, an unknown person, an invited and a deactivated one', async () => {
    await instance.invite(email('leaver'), 'reader');
    await instance.work((db) =>
      db.query("UPDATE identity_user SET state = 'deactivated' WHERE email = $1", [email('leaver')]),
    );
    const admin = await instance.admin();
    await admin.post('/api/identity/users', { email: email('newcomer'), role: 'reader' });
    const answers = [];
    for (const name of ['admin', 'nobody', 'leaver', 'newcomer']) {
      const password = name === 'leaver' ? testPassword : 'not the right password';
      const { status, body } = await instance.anonymous().post(path, { email: email(name), password });
      answers.push({ status, ...body, correlationId: undefined });
    }
    expect(answers[0]).toMatchObject({ status: 401, code: 'SIGN_IN_REFUSED' });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('sets a host-only cookie out of reach of scripts', async () => {
    const { headers } = await instance
      .anonymous()
      .post(path, { email: email('admin'), password: testPassword });
    const [cookie] = headers['set-cookie'] as string[];
    expect(cookie).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
    expect(cookie).not.toMatch(/Domain/i);
  });

  it('opens a new session each time, and ends the one that the browser had', async () => {
    const client = instance.anonymous();
    await client.post(path, { email: email('admin'), password: testPassword });
    const old = client.cookie;
    await client.post(path, { email: email('admin'), password: testPassword });
    expect(client.cookie).not.toBe(old);
    expect((await client.get(path)).status).toBe(200);
    client.cookie = old;
    expect((await client.get(path)).status).toBe(401);
  });

  it('never takes a cookie that the client made up', async () => {
    const client = instance.anonymous();
    const chosen = `sid=${'A'.repeat(43)}`;
    client.cookie = chosen;
    await client.post(path, { email: email('admin'), password: testPassword });
    expect(client.cookie).not.toBe(chosen);
    client.cookie = chosen;
    expect((await client.get(path)).status).toBe(401);
  });

  it('opens one instance only: its cookie is unknown to another', async () => {
    const foreign = other.anonymous();
    foreign.cookie = (await instance.admin()).cookie;
    expect((await foreign.get(path)).status).toBe(401);
  });

  it('makes the fifth failure wait, tells how long, spares other accounts, and ends by itself', async () => {
    await instance.user('reader');
    const attempt = (name: string, password: string) =>
      instance.anonymous().post(path, { email: email(name), password });
    for (let n = 0; n < 5; n += 1) expect((await attempt('reader', 'wrong')).status).toBe(401);
    const slowed = await attempt('reader', testPassword);
    expect(slowed.status).toBe(429);
    expect(slowed.body).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      title: 'Trop de tentatives ; attendez avant de réessayer.',
    });
    const seconds = Number(slowed.headers['retry-after']);
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await attempt('admin', testPassword)).status).toBe(201);

    await instance.work((db) =>
      db.query("UPDATE identity_throttle SET blocked_until = now() - interval '1 s'"),
    );
    expect((await attempt('reader', testPassword)).status).toBe(201);
    // The right password clears the count: four more failures are free again.
    for (let n = 0; n < 4; n += 1) expect((await attempt('reader', 'wrong')).status).toBe(401);
    expect((await attempt('reader', testPassword)).status).toBe(201);
  });

  it('slows unknown accounts down alike', async () => {
    const attempt = () => instance.anonymous().post(path, { email: email('nobody'), password: 'x' });
    for (let n = 0; n < 5; n += 1) expect((await attempt()).status).toBe(401);
    expect((await attempt()).status).toBe(429);
  });

  it('never lets a password into logs, the trail or mails', async () => {
    const secret = 'un-secret-que-personne-ne-lit';
    await instance.anonymous().post(path, { email: email('admin'), password: secret });
    await instance.anonymous().post(path, { email: secret, password: secret });
    const trail = await instance.work((db) => db.query('SELECT entry FROM identity_audit_event'));
    const everything = [...platform.logs, ...platform.mails(), JSON.stringify(trail)].join('\n');
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(testPassword);
  });
});

describe('requests that another site may have caused', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    await instance.admin();
  });
  afterAll(() => platform.stop());

  const without = { 'x-b2o-client': '' };
  it.each([
    ['from this origin', { 'sec-fetch-site': 'same-origin' }, 204],
    ['named as a client', { 'x-b2o-client': 'script' }, 204],
    ['from a sibling instance', { 'sec-fetch-site': 'same-site', 'x-b2o-client': 'script' }, 403],
    ['from elsewhere', { 'sec-fetch-site': 'cross-site', 'x-b2o-client': 'script' }, 403],
    ['typed into the address bar', { 'sec-fetch-site': 'none', 'x-b2o-client': 'script' }, 403],
    ['with another Origin', { origin: 'https://evil.example', 'x-b2o-client': 'script' }, 403],
    ['with the Origin null', { origin: 'null', 'x-b2o-client': 'script' }, 403],
    ['with nothing at all', {}, 403],
  ])('%s', async (_, headers, status) => {
    const client = instance.anonymous();
    await client.post('/api/identity/session', {
      email: `admin@${instance.slug}.example`,
      password: testPassword,
    });
    const answer = await client.send('DELETE', '/api/identity/session', {
      headers: { ...without, ...headers },
    });
    expect(answer.status).toBe(status);
  });

  it('with the Origin of this very host', async () => {
    const client = instance.anonymous();
    await client.post('/api/identity/session', {
      email: `admin@${instance.slug}.example`,
      password: testPassword,
    });
    const origin = `http://${instance.slug}.myb2o.localhost`;
    const answer = await client.send('DELETE', '/api/identity/session', { headers: { ...without, origin } });
    expect(answer.status).toBe(204);
  });
});
