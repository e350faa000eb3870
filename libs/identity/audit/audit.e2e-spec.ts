import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

describe('the audit trail', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  const table = () => `"${instance.schema}".identity_audit_event`;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    for (const name of ['Nord', 'Sud', 'Est', 'Ouest']) {
      const team = await admin.post('/api/identity/teams', { name });
      await admin.delete(`/api/identity/teams/${team.body.id}`, 1);
    }
  });
  afterAll(() => platform.stop());

  const verify = async () => (await admin.get('/api/identity/audit-verification')).body;
  /** Changes the trail behind the product's back, looks, and puts it back. */
  const tamper = async (...statements: string[]) => {
    await platform.sql(`CREATE TABLE public.kept AS SELECT * FROM ${table()}`);
    try {
      for (const statement of statements) await platform.sql(statement);
      return await verify();
    } finally {
      await platform.sql(`DELETE FROM ${table()}`);
      await platform.sql(`INSERT INTO ${table()} SELECT * FROM public.kept`);
      await platform.sql('DROP TABLE public.kept');
    }
  };

  it('is read newest first, page by page, and by action', async () => {
    const first = await admin.get('/api/identity/audit-events?perPage=3');
    const second = await admin.get(`/api/identity/audit-events?perPage=3&before=${first.body.before}`);
    const numbers = [...first.body.items, ...second.body.items].map(({ n }: { n: number }) => n);
    expect(numbers).toEqual(Array.from({ length: 6 }, (_, index) => (numbers[0] ?? 0) - index));
    const signIns = await admin.get('/api/identity/audit-events?action=identity.signed-in');
    expect(signIns.body.items[0]).toMatchObject({
      actorLabel: `admin@${instance.slug}.example`,
      address: '127.0.0.1',
    });
    const wrongs = [
      'before=0',
      'before=x',
      'perPage=201',
      'action=%27',
      'color=red',
      'actorId=x',
      'from=hier',
    ];
    for (const wrong of wrongs) {
      expect((await admin.get(`/api/identity/audit-events?${wrong}`)).status).toBe(422);
    }
    expect((await (await instance.user('reader')).get('/api/identity/audit-events')).status).toBe(403);
  });

  it('is read by person and by day of the instance’s own calendar', async () => {
    const count = async (query: string) =>
      (await admin.get(`/api/identity/audit-events?perPage=200&${query}`)).body.items.length;
    const { body } = await admin.get('/api/identity/session');
    const all = await count('');
    const own = await count(`actorId=${body.user.id}`);
    expect(own).toBeGreaterThan(3);
    expect(own).toBeLessThan(all);
    expect(await count(`actorId=${newId()}`)).toBe(0);
    // The last event, at half past midnight in Paris: still the day before in London.
    const shown = await admin.get('/api/identity/audit-events?perPage=1');
    await platform.sql(`UPDATE ${table()} SET at = '2026-03-09T23:30:00Z' WHERE n = $1`, [
      shown.body.items[0].n,
    ]);
    expect(await count('from=2026-03-10&to=2026-03-10')).toBe(1);
    expect(await count('to=2026-03-09')).toBe(0);
    expect(await count('from=2026-03-11')).toBe(all - 1);
    await platform.sql(`UPDATE ${table()} SET at = $2 WHERE n = $1`, [
      shown.body.items[0].n,
      shown.body.items[0].at,
    ]);
  });

  it('is intact as written', async () => {
    const verdict = await verify();
    expect(verdict).toMatchObject({ intact: true, firstBroken: null });
    expect(verdict.entries).toBeGreaterThan(8);
    expect(verdict.head).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['what was done', "action = 'identity.nothing'"],
    ['who did it', "actor_id = '00000000-0000-7000-8000-000000000000'"],
    ['the name of who did it', "actor_label = 'somebody else'"],
    ['when', "at = at + interval '1 ms'"],
    ['what it was done to', "object = 'identity.team/other'"],
    ['the entry itself', "entry = replace(entry, 'identity', 'Identity')"],
    ['the entry, unreadable', "entry = 'x'"],
    ['the hash', "hash = sha256('x')"],
  ])('shows an entry whose %s was altered', async (_, change) => {
    expect(await tamper(`UPDATE ${table()} SET ${change} WHERE n = 5`)).toMatchObject({
      intact: false,
      entries: 4,
      firstBroken: 5,
    });
  });

  it('shows a forged entry that fits into itself but not into the chain', async () => {
    const forged = `UPDATE ${table()} SET entry = replace(entry, '"n":5', '"n":5,"x":1') WHERE n = 5`;
    const rehashed = `UPDATE ${table()} SET hash = sha256(previous_hash || convert_to(entry, 'UTF8')) WHERE n = 5`;
    expect(await tamper(forged, rehashed)).toMatchObject({ intact: false, firstBroken: 6 });
  });

  it('shows dropped entries, at the beginning and in the middle', async () => {
    expect(await tamper(`DELETE FROM ${table()} WHERE n = 4`)).toMatchObject({ firstBroken: 4 });
    expect(await tamper(`DELETE FROM ${table()} WHERE n = 1`)).toMatchObject({ firstBroken: 1, entries: 0 });
    expect(await tamper(`DELETE FROM ${table()} WHERE n BETWEEN 3 AND 6`)).toMatchObject({ firstBroken: 3 });
  });

  it('shows a gap closed by renumbering', async () => {
    expect(
      await tamper(
        `DELETE FROM ${table()} WHERE n = 4`,
        `UPDATE ${table()} SET n = -(n - 1) WHERE n > 4`,
        `UPDATE ${table()} SET n = -n WHERE n < 0`,
      ),
    ).toMatchObject({ intact: false, firstBroken: 4 });
  });

  it('shows two entries that changed places', async () => {
    expect(
      await tamper(
        `UPDATE ${table()} SET n = -n WHERE n IN (4, 6)`,
        `UPDATE ${table()} SET n = 10 + n WHERE n < 0`,
      ),
    ).toMatchObject({ intact: false, firstBroken: 4 });
  });

  it('a cut tail keeps a chain, and its head tells', async () => {
    const whole = await verify();
    const cut = await tamper(`DELETE FROM ${table()} WHERE n > 6`);
    expect(cut).toMatchObject({ intact: true, entries: 6 });
    expect(cut.head).not.toBe(whole.head);
  });

  it('cannot be changed by the application: PostgreSQL refuses', async () => {
    for (const statement of [
      "UPDATE identity_audit_event SET action = 'x'",
      'DELETE FROM identity_audit_event',
      'TRUNCATE identity_audit_event',
    ]) {
      for (const vault of [false, true]) {
        await expect(instance.work((db) => db.query(statement), { vault })).rejects.toMatchObject({
          code: '42501',
        });
      }
    }
  });

  it('keeps refusals, at most one a minute for each user and right', async () => {
    const reader = await instance.user('reader');
    for (let n = 0; n < 3; n += 1) expect((await reader.get('/api/identity/roles')).status).toBe(403);
    expect((await reader.get('/api/identity/users')).status).toBe(403);
    expect((await instance.anonymous().get('/api/identity/roles')).status).toBe(401);
    const { body } = await admin.get('/api/identity/audit-events?action=identity.refused');
    const details = body.items.map(
      ({ details: { permission } }: { details: { permission: string } }) => permission,
    );
    expect(details.filter((name: string) => name === 'identity.role.read')).toHaveLength(1);
    expect(details.filter((name: string) => name === 'identity.user.read')).toHaveLength(1);
    expect((await verify()).intact).toBe(true);
  });
});
