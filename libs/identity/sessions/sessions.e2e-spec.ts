import { jest } from '@jest/globals';
import { Databases, UnitOfWork } from '#runtime';
import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';

describe('the sessions of a user', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let email: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    email = `reader@${instance.slug}.example`;
    await instance.user('reader');
  });
  afterAll(() => platform.stop());

  const signIn = async (address = email): Promise<TestClient> => {
    const client = instance.anonymous();
    const body = { email: address, password: testPassword };
    const answer = await client.post('/api/identity/session', body, { headers: { 'user-agent': 'phone' } });
    expect(answer.status).toBe(201);
    return client;
  };
  const isOpen = async (client: TestClient) => (await client.get('/api/identity/session')).status === 200;

  it('are listed with where and when, and ended one by one or all but this', async () => {
    const [desk, phone, tablet] = [await signIn(), await signIn(), await signIn()];
    const { body } = await desk.get('/api/identity/sessions');
    expect(body.items.length).toBeGreaterThanOrEqual(3);
    expect(body.items.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ address: '127.0.0.1', userAgent: 'phone', secondFactor: false });

    const phones = await phone.get('/api/identity/sessions');
    const id = phones.body.items.find(({ current }: { current: boolean }) => current).id;
    expect((await desk.delete(`/api/identity/sessions/${id}`)).status).toBe(204);
    expect(await isOpen(phone)).toBe(false);
    expect((await desk.delete(`/api/identity/sessions/${id}`)).status).toBe(404);

    expect((await desk.delete('/api/identity/sessions')).status).toBe(204);
    expect(await isOpen(tablet)).toBe(false);
    expect(await isOpen(desk)).toBe(true);
  });

  it('are looked up beside the work by a process that meets them, and are over if they end in between', async () => {
    const [desk, phone] = [await signIn(), await signIn()];
    const another = await TestPlatform.start();
    try {
      const at = ({ cookie }: TestClient) => Object.assign(another.client(instance.slug), { cookie });
      const [units, { pools }] = [another.app.get(UnitOfWork), another.app.get(Databases)];
      expect(await isOpen(at(desk))).toBe(true);
      expect(pools.lookups.pool.totalCount).toBe(1);

      const begin = units.beginWith.bind(units);
      jest.spyOn(units, 'beginWith').mockImplementationOnce(async (options, statement) => {
        await phone.delete('/api/identity/session');
        return begin(options, statement);
      });
      expect(await isOpen(at(phone))).toBe(false);
      expect(await isOpen(at(phone))).toBe(false);
      expect(await isOpen(at(desk))).toBe(true);
    } finally {
      await another.stop();
    }
  });

  it('of someone else look like unknown ones', async () => {
    const admin = await instance.admin();
    const { body } = await admin.get('/api/identity/sessions');
    const reader = await signIn();
    expect((await reader.delete(`/api/identity/sessions/${body.items[0].id}`)).status).toBe(404);
    expect(await isOpen(admin)).toBe(true);
  });

  it('end after 8 hours without a request, and at their absolute end', async () => {
    const idle = await signIn();
    await instance.work((db) =>
      db.query(
        "UPDATE identity_session SET last_seen_at = now() - interval '7 hours 59 minutes', expires_at = expires_at",
      ),
    );
    expect(await isOpen(idle)).toBe(true);
    // That request is noted beside its answer, and must not be noted after what follows.
    await platform.eventually(async () => {
      const noted = await instance.work((db) =>
        db.query(
          `SELECT 1 FROM (SELECT * FROM identity_session ORDER BY created_at DESC LIMIT 1) s
           WHERE last_seen_at > now() - interval '1 minute'`,
        ),
      );
      return noted.length > 0 ? true : undefined;
    }, 'the use of the session');
    await instance.work((db) =>
      db.query(
        "UPDATE identity_session SET last_seen_at = now() - interval '8 hours 1 minute', expires_at = expires_at",
      ),
    );
    expect(await isOpen(idle)).toBe(false);

    const old = await signIn();
    await instance.work((db) => db.query("UPDATE identity_session SET expires_at = now() - interval '1 s'"));
    expect(await isOpen(old)).toBe(false);
  });

  it('last 7 days at most, 12 hours for admins', async () => {
    await signIn();
    await instance.admin();
    await signIn(`admin@${instance.slug}.example`);
    const rows = await instance.work((db) =>
      db.query<{ key: string; hours: number }>(
        `SELECT r.key, max(round(extract(epoch FROM s.expires_at - s.created_at) / 3600))::int AS hours
         FROM identity_session s JOIN identity_user u ON u.id = s.user_id JOIN identity_role r ON r.id = u.role_id
         WHERE s.expires_at > now() GROUP BY r.key ORDER BY r.key`,
      ),
    );
    expect(rows).toEqual([
      { key: 'admin', hours: 12 },
      { key: 'reader', hours: 168 },
    ]);
  });

  it('are ended by an admin, who may do it for others', async () => {
    const admin = await signIn(`admin@${instance.slug}.example`);
    const reader = await signIn();
    const id = (await reader.get('/api/identity/session')).body.user.id;
    expect((await reader.delete(`/api/identity/users/${id}/sessions`)).status).toBe(403);
    expect((await admin.delete(`/api/identity/users/${id}/sessions`)).status).toBe(204);
    expect(await isOpen(reader)).toBe(false);
  });
});
