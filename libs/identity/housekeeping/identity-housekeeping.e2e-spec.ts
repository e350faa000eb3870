import { systemActor } from '#runtime';
import { InstanceScope } from '#tenancy';
import { type TestInstance, TestPlatform } from '#testing';
import { IdentityHousekeeping } from './identity-housekeeping.js';

describe('housekeeping of an instance', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
  });
  afterAll(() => platform.stop());

  const run = () =>
    platform.app
      .get(InstanceScope)
      .run(instance.row, systemActor('test'), () => platform.app.get(IdentityHousekeeping).run());

  it('purges what ended more than a day ago, and nothing that still serves', async () => {
    const admin = await instance.admin();
    await admin.post('/api/identity/teams', { name: 'Nord' }, { headers: { 'idempotency-key': 'one' } });
    await admin.post('/api/identity/session', { email: 'x@y.example', password: 'wrong' });
    expect(await run()).toEqual({ sessions: 0, tokens: 0, throttles: 0, idempotencyKeys: 0 });
    expect((await admin.get('/api/identity/session')).status).toBe(200);

    await instance.work(async (db) => {
      await db.query("UPDATE identity_session SET expires_at = now() - interval '25 hours'");
      await db.query("UPDATE identity_token SET used_at = now() - interval '25 hours'");
      await db.query("UPDATE identity_throttle SET last_failure_at = now() - interval '25 hours'");
      await db.query("UPDATE idempotency_key SET created_at = now() - interval '25 hours'");
    });
    const answeredInVault = `INSERT INTO hr_idempotency_key (user_id, key, request_hash, created_at)
      VALUES (gen_random_uuid(), 'old', '\\x00', now() - interval '25 hours')`;
    await instance.work((db) => db.query(answeredInVault), { vault: true });
    const counts = await run();
    expect(counts).toMatchObject({ sessions: 1, tokens: 1, idempotencyKeys: 2 });
    expect(counts.throttles).toBe(3);
    expect(await run()).toEqual({ sessions: 0, tokens: 0, throttles: 0, idempotencyKeys: 0 });
  });
});
