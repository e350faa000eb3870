import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { Follower } from '../live-test-kit.js';
import { Presences } from './presence.service.js';

const path = '/api/workspace/presence';

describe('who has a record open', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let member: TestClient;
  let company: { resource: string; recordId: string };
  let ids: Record<'admin' | 'member', string>;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    [admin, member] = [await instance.admin(), await instance.user('member')];
    const { body } = await admin.post('/api/crm/companies', { name: 'Charpente' });
    company = { resource: 'crm.company', recordId: body.id };
    const idOf = async (client: TestClient) => (await client.get('/api/identity/session')).body.user.id;
    ids = { admin: await idOf(admin), member: await idOf(member) };
    await instance.work((db) =>
      db.query("UPDATE identity_user SET first_name = 'Léa', last_name = 'Roy' WHERE id = $1", [ids.member]),
    );
  });
  afterEach(async () => {
    for (const client of [admin, member]) await client.delete(path);
  });
  afterAll(() => platform.stop());

  const query = ({ resource, recordId } = company) => `${path}?resource=${resource}&recordId=${recordId}`;

  it('is told to those who have it open too, and to nobody else', async () => {
    const [first, second] = [
      await Follower.open(platform, instance, admin),
      await Follower.open(platform, instance, member),
    ];
    const alone = await admin.put(path, { ...company, activity: 'viewing' });
    const person = { id: ids.admin, name: '', activity: 'viewing' };
    expect(alone).toMatchObject({ status: 200, body: { ...company, people: [person] } });
    const both = await member.put(path, { ...company, activity: 'editing' });
    const people = [person, { id: ids.member, name: 'Léa Roy', activity: 'editing' }];
    expect(both.body).toEqual({ ...company, people });
    await first.hears('presence', (data) => data.people.length === 2);
    await second.hears('presence', (data) => data.people.length === 2);
    // Whoever did not have it open yet heard nothing of the first.
    expect(second.of('presence').map(({ data }) => data)).toEqual([{ ...company, people }]);
    expect((await admin.get(query())).body).toEqual({ items: [{ ...company, people }] });
    expect((await admin.get(path)).body).toEqual({ items: [{ ...company, people }] });

    expect((await member.delete(query())).status).toBe(204);
    await first.hears('presence', (data) => data.people.length === 1 && data.people[0].id === ids.admin);
    expect((await member.get(path)).body).toEqual({ items: [] });
    expect((await member.get(query())).body.items[0].people).toEqual([person]);
    first.leave();
    second.leave();
  });

  it('ends when nothing is heard any more', async () => {
    await admin.put(path, { ...company, activity: 'viewing' });
    const presences = platform.app.get(Presences);
    const clock = (presences as unknown as { clock: { now(): Date } }).clock;
    const real = clock.now;
    clock.now = () => new Date(Date.now() + 46_000);
    try {
      presences.sweep();
    } finally {
      clock.now = real;
    }
    expect((await member.get(query())).body.items[0].people).toEqual([]);
  });

  it('is a question for those alone who may read the record', async () => {
    const other = await platform.instance();
    const foreign = await (await other.admin()).post('/api/crm/companies', { name: 'Ailleurs' });
    const referent = await instance.hrReferent();
    const employee = await referent.post('/api/hr/employees', { firstName: 'Aimé', lastName: 'Dupré' });
    const staff = { resource: 'hr.employee', recordId: employee.body.id };
    const unreachable = [
      { ...company, recordId: newId() },
      { ...company, recordId: foreign.body.id },
      { resource: 'crm.dragon', recordId: company.recordId },
      staff,
    ];
    for (const record of unreachable) {
      const answers = [
        await admin.put(path, { ...record, activity: 'viewing' }),
        await admin.get(query(record)),
      ];
      for (const { status, body } of answers)
        expect([record, status, body.code]).toEqual([record, 404, 'NOT_FOUND']);
    }
    const entered = await referent.put(path, { ...staff, activity: 'viewing' });
    expect(entered).toMatchObject({ status: 200, body: { people: [{ activity: 'viewing' }] } });
    await referent.delete(path);
    for (const body of [
      {},
      { ...company },
      { ...company, activity: 'sleeping' },
      { ...company, recordId: '1' },
    ])
      expect([body, (await admin.put(path, body)).status]).toEqual([body, 422]);
    expect((await admin.get(`${path}?resource=crm.company`)).status).toBe(422);
  });
});
