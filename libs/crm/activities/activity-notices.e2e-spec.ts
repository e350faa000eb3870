import { Scheduler } from '#tenancy';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const path = '/api/crm/activities';
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

describe('notices of activities', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let member: TestClient;
  let memberId: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    [admin, member] = [await instance.admin(), await instance.user('member')];
    memberId = (await member.get('/api/identity/session')).body.user.id;
  });
  afterAll(() => platform.stop());

  interface Notice {
    kind: string;
    title: string;
    recordId: string;
  }
  const noticesOf = async (client: TestClient, id: string): Promise<Notice[]> =>
    (await client.get('/api/workspace/notifications?perPage=100')).body.items.filter(
      ({ recordId }: Notice) => recordId === id,
    );
  const due = async (client: TestClient, id: string) =>
    (await noticesOf(client, id)).filter(({ kind }) => kind === 'crm.activity-due');
  const activity = async (client: TestClient, body: object) =>
    (await client.post(path, { subject: 'Rappeler Léa', kind: 'call', ...body })).body;
  const isReminded = (id: string) =>
    platform.eventually(
      async () => ((await due(member, id)).length > 0 ? true : undefined),
      'the reminder',
      20_000,
    );
  const waiting = async (id: string): Promise<number> => {
    const [row] = await platform.sql<{ count: string }>(
      `SELECT count(*) AS count FROM jobs.job WHERE data -> 'payload' ->> 'id' = $1 AND state = 'created'`,
      [id],
    );
    return Number(row?.count);
  };

  it('remind the owner once, at the time set, with a link to the record', async () => {
    const { id } = await activity(member, { dueAt: inSeconds(62), reminderMinutes: 1 });
    expect(await due(member, id)).toEqual([]);
    await isReminded(id);
    const [notice, ...more] = await due(member, id);
    expect(notice).toMatchObject({ title: 'À faire : Rappeler Léa', resource: 'crm.activity', recordId: id });
    expect(more).toEqual([]);
    const record = (await member.get(`${path}/${id}`)).body;
    expect([record.version, Date.parse(record.remindedAt) > Date.now() - 60_000]).toEqual([1, true]);
    expect((await member.get(`${path}/${id}/history`)).body.items).toHaveLength(1);
    // Whoever plans the hour finds nothing left to do.
    platform.app.get(Scheduler).tick(new Date('2026-01-01T00:11:00Z'));
    await platform.app.get(Scheduler).idle();
    expect(await waiting(id)).toBe(0);
    expect(await due(member, id)).toHaveLength(1);
  });

  it('move with the due date, and come again when it is put off', async () => {
    const { id } = await activity(member, { dueAt: inSeconds(63), reminderMinutes: 1 });
    await isReminded(id);
    const moved = await member.patch(`${path}/${id}`, 1, { dueAt: inSeconds(64) });
    expect(moved.status).toBe(200);
    await platform.eventually(
      async () => ((await due(member, id)).length === 2 ? true : undefined),
      'the second reminder',
      20_000,
    );
    const other = await activity(member, { dueAt: inSeconds(64), reminderMinutes: 1 });
    await member.patch(`${path}/${other.id}`, 1, { dueAt: '2030-01-01T08:00:00Z' });
    const third = await activity(member, { dueAt: inSeconds(64), reminderMinutes: 1 });
    await member.post(`${path}/${third.id}/completion`, {}, { headers: { 'if-match': '"1"' } });
    await platform.eventually(
      async () => ((await waiting(other.id)) + (await waiting(third.id)) === 0 ? true : undefined),
      'the jobs that came too early or too late',
      20_000,
    );
    expect([await due(member, other.id), await due(member, third.id)]).toEqual([[], []]);
  });

  it('of a later day wait for their hour, also when no change announced them', async () => {
    const { id } = await activity(member, { dueAt: '2030-01-01T08:00:00Z', reminderMinutes: 60 });
    expect(await waiting(id)).toBe(0);
    // As a restored copy brings it back: no job, no event.
    await instance.work((db) =>
      db.query("UPDATE crm_activity SET due_at = now() + interval '2 hours' WHERE id = $1", [id]),
    );
    const tick = async () => {
      platform.app.get(Scheduler).tick(new Date('2026-01-01T00:11:00Z'));
      await platform.app.get(Scheduler).idle();
    };
    await tick();
    await platform.eventually(async () => ((await waiting(id)) === 1 ? true : undefined), 'the job');
    expect(await due(member, id)).toEqual([]);
    await instance.work((db) =>
      db.query("UPDATE crm_activity SET due_at = now() + interval '30 minutes' WHERE id = $1", [id]),
    );
    await tick();
    await isReminded(id);
  });

  it('tell somebody what others gave them, and nobody what they took themselves', async () => {
    const given = await activity(admin, { dueAt: '2030-01-01T08:00:00Z', ownerId: memberId });
    const own = await activity(member, { dueAt: '2030-01-01T08:00:00Z' });
    const later = await activity(admin, { dueAt: '2030-01-01T08:00:00Z' });
    await admin.patch(`${path}/${later.id}`, 1, { ownerId: memberId });
    await admin.patch(`${path}/${later.id}`, 2, { subject: 'Rappeler demain' });
    const kinds = async (id: string) => (await noticesOf(member, id)).map(({ title }) => title);
    expect(await kinds(given.id)).toEqual(['Action confiée : Rappeler Léa']);
    expect(await kinds(own.id)).toEqual([]);
    expect(await kinds(later.id)).toEqual(['Action confiée : Rappeler Léa']);
  });

  it('say nothing to who may not read activities', async () => {
    await instance.work((db) =>
      db.query(
        "INSERT INTO identity_role (id, key, name, permissions) VALUES (gen_random_uuid(), 'rh', 'RH', '{}')",
      ),
    );
    const blind = await instance.invite(`aveugle@${instance.slug}.example`, 'rh');
    const ownerId = (await blind.get('/api/identity/session')).body.user.id;
    const { id } = await activity(admin, { dueAt: inSeconds(30), reminderMinutes: 1, ownerId });
    await platform.eventually(
      async () => ((await admin.get(`${path}/${id}`)).body.remindedAt ? true : undefined),
      'the reminder to be dealt with',
    );
    expect((await blind.get('/api/workspace/notifications')).body.items).toEqual([]);
  });
});
