import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import { totp } from '../credentials/index.js';
import { mailsTo, tokenIn } from '../mails/mail-test-kit.js';

const chosen = 'sept-loutres-astiquent-le-piano';
const again = 'neuf-castors-vernissent-la-barque';

describe('passwords', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let other: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Maisons Loire' });
    other = await platform.instance();
  });
  afterAll(() => platform.stop());
  afterEach(() => instance.work((db) => db.query('DELETE FROM identity_throttle')));

  const address = (name: string) => `${name}@${instance.slug}.example`;
  const signIn = async (email: string, password: string): Promise<[number, TestClient]> => {
    const client = instance.anonymous();
    return [(await client.post('/api/identity/session', { email, password })).status, client];
  };
  const isOpen = async (client: TestClient) => (await client.get('/api/identity/session')).status === 200;
  const resetToken = async (email: string, count: number): Promise<string> => {
    const answer = await instance.anonymous().post('/api/identity/password-resets', { email });
    expect(answer.status).toBe(202);
    return platform.eventually(() => {
      const mails = mailsTo(platform.mails(), email).filter(({ text }) => text.includes('/password-reset#'));
      return mails.length >= count ? tokenIn(mails.at(-1)?.text ?? '') : undefined;
    }, 'the reset mail');
  };

  it('change with the current one; every other session ends and this one gets another cookie', async () => {
    const email = address('zoe');
    const desk = await instance.invite(email, 'member');
    const [, phone] = await signIn(email, testPassword);
    const before = desk.cookie;

    const wrong = await desk.put('/api/identity/password', { current: 'wrong', new: chosen });
    expect(wrong.body).toMatchObject({
      status: 422,
      code: 'CURRENT_PASSWORD_WRONG',
      errors: [{ field: 'current' }],
    });
    const weak = await desk.put('/api/identity/password', { current: testPassword, new: 'kvzqphxwtrmb' });
    expect(weak.body).toMatchObject({
      code: 'PASSWORD_TOO_WEAK',
      errors: [{ field: 'new', code: 'too-short' }],
    });
    const same = await desk.put('/api/identity/password', { current: testPassword, new: testPassword });
    expect(same.body.errors[0].code).toBe('unchanged');

    expect((await desk.put('/api/identity/password', { current: testPassword, new: chosen })).status).toBe(
      204,
    );
    expect(desk.cookie).not.toBe(before);
    expect(await isOpen(desk)).toBe(true);
    expect(await isOpen(phone)).toBe(false);
    const thief = instance.anonymous();
    thief.cookie = before;
    expect(await isOpen(thief)).toBe(false);
    expect((await signIn(email, testPassword))[0]).toBe(401);
    expect((await signIn(email, chosen))[0]).toBe(201);
    await platform.eventually(
      () => mailsTo(platform.mails(), email).find(({ text }) => text.includes('mot de passe a été changé')),
      'the notice',
    );
  });

  it('guessing the current password is slowed down like signing in', async () => {
    const client = await instance.invite(address('guess'), 'member');
    const attempt = () => client.put('/api/identity/password', { current: 'wrong', new: chosen });
    for (let n = 0; n < 5; n += 1) expect((await attempt()).status).toBe(422);
    expect((await attempt()).status).toBe(429);
    expect(
      (await client.post('/api/identity/session/confirmations', { password: testPassword })).status,
    ).toBe(429);
  });

  it('are reset by a link on the address of the instance, that works once', async () => {
    const email = address('max');
    const desk = await instance.invite(email, 'member');
    const token = await resetToken(email, 1);
    const [mail] = mailsTo(platform.mails(), email);
    expect(mail?.headers).toContain('From: Maisons Loire <');
    expect(mail?.text).toContain(`http://${instance.slug}.myb2o.localhost:0/password-reset#${token}`);
    expect(mail?.text).toContain('Bonjour');

    const accept = (password: string, instanceOf = instance) =>
      instanceOf.anonymous().post('/api/identity/password-reset-acceptances', { token, password });
    expect((await accept(chosen, other)).body.code).toBe('TOKEN_REFUSED');
    expect((await accept('short')).body.code).toBe('PASSWORD_TOO_WEAK');
    expect((await accept(chosen)).status).toBe(204);
    expect(await isOpen(desk)).toBe(false);
    expect((await accept(again)).body.code).toBe('TOKEN_REFUSED');
    expect((await signIn(email, chosen))[0]).toBe(201);
  });

  it('a request takes its host from nowhere but the instance', async () => {
    const email = address('poison');
    await instance.invite(email, 'member');
    await instance.anonymous().post(
      '/api/identity/password-resets',
      { email },
      {
        headers: {
          'x-forwarded-host': 'evil.example',
          forwarded: 'host=evil.example',
          origin: 'http://evil.example',
        },
      },
    );
    await instance.anonymous().post(
      '/api/identity/password-resets',
      { email },
      {
        headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
      },
    );
    const [mail] = await platform.eventually(() => {
      const found = mailsTo(platform.mails(), email);
      return found.length > 0 ? found : undefined;
    }, 'the mail');
    expect(mail?.text).toContain(`${instance.slug}.myb2o.localhost`);
    expect(mail?.text).not.toContain('evil');
  });

  it('unknown, invited and deactivated people get the same answer and no mail, and mails are few', async () => {
    const admin = await instance.admin();
    await admin.post('/api/identity/users', { email: address('waiting'), role: 'reader' });
    await instance.invite(address('gone'), 'reader');
    await instance.work((db) =>
      db.query("UPDATE identity_user SET state = 'deactivated' WHERE email = $1", [address('gone')]),
    );
    for (const name of ['waiting', 'gone', 'nobody']) {
      const answer = await instance
        .anonymous()
        .post('/api/identity/password-resets', { email: address(name) });
      expect(answer.status).toBe(202);
      expect(answer.text).toBe('');
    }
    await instance.invite(address('flooded'), 'reader');
    for (let n = 0; n < 5; n += 1) {
      await instance.anonymous().post('/api/identity/password-resets', { email: address('flooded') });
    }
    await instance.invite(address('last'), 'reader');
    await resetToken(address('last'), 1);
    const resets = (name: string) =>
      mailsTo(platform.mails(), address(name)).filter(({ text }) => text.includes('/password-reset#')).length;
    expect([resets('waiting'), resets('gone'), resets('nobody')]).toEqual([0, 0, 0]);
    expect(resets('flooded')).toBe(3);
  });

  it('expired and malformed links are refused alike', async () => {
    const email = address('late');
    await instance.invite(email, 'reader');
    const token = await resetToken(email, 1);
    await instance.work((db) => db.query("UPDATE identity_token SET expires_at = now() - interval '1 s'"));
    for (const each of [token, 'x', `${token}A`, '../../etc/passwd']) {
      const answer = await instance
        .anonymous()
        .post('/api/identity/password-reset-acceptances', { token: each, password: chosen });
      expect([answer.status, answer.body.code]).toEqual([404, 'TOKEN_REFUSED']);
    }
  });

  it('a reset does not skip the second factor', async () => {
    const email = address('factor');
    const client = await instance.invite(email, 'member');
    const { secret } = (await client.post('/api/identity/second-factor')).body;
    const code = await codeOf(secret);
    expect((await client.post('/api/identity/second-factor/confirmation', { code })).status).toBe(201);
    const token = await resetToken(email, 1);
    const accept = (otp?: string) =>
      instance
        .anonymous()
        .post('/api/identity/password-reset-acceptances', { token, password: chosen, ...(otp && { otp }) });
    expect((await accept()).body.code).toBe('SECOND_FACTOR_NEEDED');
    expect((await accept('000000')).body.code).toBe('SECOND_FACTOR_WRONG');
    // The confirmation used this step up: a code works once, wherever.
    expect((await accept(code)).body.code).toBe('SECOND_FACTOR_WRONG');
    await instance.work((db) => db.query('UPDATE identity_credential SET totp_last_step = 0'));
    expect((await accept(await codeOf(secret))).status).toBe(204);
    expect(await isOpen(client)).toBe(false);
  });
});

/** The code that an app would show now. */
async function codeOf(secret: string): Promise<string> {
  const { generateSync } = await import('otplib');
  const token = generateSync({ secret });
  expect(totp.verify(secret, token, { now: new Date(), lastUsedStep: null }).ok).toBe(true);
  return token;
}
