import { addDays, dayIn, startOfDay } from '#kernel';
import { Clock } from '#runtime';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const zone = 'Europe/Paris';

describe('what needs somebody today', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let member: TestClient;
  let ids: { admin: string; member: string };

  const idOf = async (client: TestClient): Promise<string> =>
    (await client.get('/api/identity/session')).body.user.id;
  const made = async (client: TestClient, at: string, body: object): Promise<string> => {
    const answer = await client.post(`/api/crm/${at}`, body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id;
  };
  const today = async (client: TestClient, query = '') => (await client.get(`/api/crm/today${query}`)).body;
  const subjects = (list: { subject: string }[]) => list.map(({ subject }) => subject);
  const names = (list: { items: { name?: string; title?: string }[]; total: number }) => [
    list.total,
    ...list.items.map(({ name, title }) => name ?? title),
  ];
  const day = dayIn(new Date(), zone);
  const noon = startOfDay(day, zone).getTime() + 12 * 3_600_000;
  const midnight = (days: number) => startOfDay(addDays(day, days), zone).toISOString();
  /** A minute before a day ends. */
  const evening = (days: number) => new Date(Date.parse(midnight(days + 1)) - 60_000).toISOString();

  beforeAll(async () => {
    platform = await TestPlatform.start();
    // Whatever the hour of the test.
    platform.app.get(Clock).now = () => new Date(noon);
    instance = await platform.instance();
    [admin, member] = [await instance.admin(), await instance.user('member')];
    ids = { admin: await idOf(admin), member: await idOf(member) };
    const companyId = await made(member, 'companies', { name: 'Maisons Loire' });
    const contactId = await made(member, 'contacts', { firstName: 'Léa', lastName: 'Loire' });
    const planned = await made(member, 'opportunities', { name: 'Extension', companyId });
    await made(member, 'opportunities', { name: 'Sans suite', companyId, expectedCloseOn: '2030-01-01' });
    await made(member, 'opportunities', { name: 'Autre sans suite', expectedCloseOn: '2029-01-01' });
    const activity = (subject: string, more: object) =>
      made(member, 'activities', { subject, kind: 'call', ...more });
    await activity('hier', { dueAt: evening(-1), companyId, contactId, opportunityId: planned });
    await activity('à l’instant', { dueAt: new Date(noon - 1000).toISOString() });
    await activity('la journée', { dueAt: midnight(0), allDay: true });
    await activity('ce soir', { dueAt: evening(0) });
    await activity('demain', { dueAt: midnight(1), contactId });
    await activity('dans sept jours', { dueAt: evening(7) });
    await activity('plus tard', { dueAt: midnight(8) });
    await activity('faite', { doneAt: new Date(noon - 1000).toISOString() });
    await made(admin, 'activities', { kind: 'task', subject: 'de la direction', dueAt: evening(0) });
    await made(admin, 'opportunities', { name: 'Affaire de la direction' });
    await instance.work((db) =>
      db.query(
        `UPDATE crm_opportunity SET stage_since = now() - CASE name WHEN 'Extension' THEN 400 ELSE 3 END * interval '1 day'`,
      ),
    );
  });
  afterAll(() => platform.stop());

  it('is what they have to do, by when it is due, with what it concerns', async () => {
    const answer = await today(member);
    expect(answer.day).toBe(day);
    expect(subjects(answer.overdue)).toEqual(['hier', 'à l’instant']);
    expect(subjects(answer.today)).toEqual(['la journée', 'ce soir']);
    expect(subjects(answer.upcoming)).toEqual(['demain', 'dans sept jours']);
    expect(answer.totals).toEqual({ overdue: 2, today: 2, upcoming: 2 });
    const related = answer.overdue[0].related.map(({ resource, title }: Record<string, string>) => [
      resource,
      title,
    ]);
    expect(related).toEqual([
      ['crm.opportunity', 'Extension'],
      ['crm.company', 'Maisons Loire'],
      ['crm.contact', 'Léa Loire'],
    ]);
    const { related: _, ...activity } = answer.overdue[0];
    expect(activity).toEqual((await member.get(`/api/crm/activities/${activity.id}`)).body);
  });

  it('is which opportunities have no next action, and which are at their stage for too long', async () => {
    const { opportunitiesWithoutAction, staleOpportunities } = await today(member);
    expect(names(opportunitiesWithoutAction)).toEqual([2, 'Autre sans suite', 'Sans suite']);
    expect(opportunitiesWithoutAction.items[1]).toMatchObject({
      companyName: 'Maisons Loire',
      stageName: 'À qualifier',
      nextActionAt: null,
      ownerId: ids.member,
    });
    expect(names(staleOpportunities)).toEqual([1, 'Extension']);
    expect(staleOpportunities.items[0].maxAgeDays).toBeGreaterThan(0);
  });

  it('is which leads wait for an answer, those of nobody included, the first due first', async () => {
    const lead = (client: TestClient, lastName: string, more = {}) =>
      made(client, 'leads', { lastName, ...more });
    await lead(admin, 'De personne');
    await lead(member, 'À moi', { ownerId: ids.member });
    await lead(admin, 'À la direction', { ownerId: ids.admin });
    await instance.work((db) =>
      db.query(
        `UPDATE crm_lead SET first_response_due_at = now() + CASE last_name WHEN 'À moi' THEN 1 ELSE 2 END * interval '1 hour'`,
      ),
    );
    expect(names((await today(member)).leadsToAnswer)).toEqual([2, 'À moi', 'De personne']);
    await instance.work((db) =>
      db.query("UPDATE crm_lead SET responded_at = now() WHERE last_name = 'À moi'"),
    );
    expect(names((await today(member)).leadsToAnswer)).toEqual([1, 'De personne']);
  });

  it('may be somebody else’s or the team’s, as far as one may read', async () => {
    expect(subjects((await today(admin)).today)).toEqual(['de la direction']);
    const theirs = await today(admin, `?ownerId=${ids.member}`);
    expect(theirs.totals).toEqual({ overdue: 2, today: 2, upcoming: 2 });
    expect((await today(admin, '?team=true')).totals).toEqual({ overdue: 0, today: 1, upcoming: 0 });
    const team = await admin.post('/api/identity/teams', { name: 'Vente' });
    await instance.work((db) =>
      db.query('UPDATE identity_user SET team_id = $1 WHERE id = ANY ($2)', [
        team.body.id,
        [ids.admin, ids.member],
      ]),
    );
    const together = await today(admin, '?team=true');
    expect(together.totals).toEqual({ overdue: 2, today: 3, upcoming: 2 });
    expect(together.opportunitiesWithoutAction.total).toBe(3);
    for (const query of ['?team=yes', '?ownerId=x', '?page=1'])
      expect((await admin.get(`/api/crm/today${query}`)).status).toBe(422);
  });

  it('shows nothing that the right to read does not reach', async () => {
    await instance.work((db) =>
      db.query(
        `INSERT INTO identity_role (id, key, name, permissions) VALUES (gen_random_uuid(), 'solo', 'Solo',
           '{"crm.activity.read": "own", "crm.activity.create": "own", "crm.activity.update": "own"}')`,
      ),
    );
    const solo = await instance.invite(`solo@${instance.slug}.example`, 'solo');
    const own = await solo.post('/api/crm/activities', {
      kind: 'task',
      subject: 'la mienne',
      dueAt: evening(0),
    });
    const [company] = (await admin.get('/api/crm/companies')).body.items;
    // Given by somebody who sees the company.
    const given = {
      kind: 'task',
      subject: 'confiée',
      dueAt: evening(0),
      companyId: company.id,
      ownerId: await idOf(solo),
    };
    await made(admin, 'activities', given);
    const answer = await today(solo);
    expect(own.status).toBe(201);
    expect(subjects(answer.today).sort()).toEqual(['confiée', 'la mienne']);
    expect(answer.today.map(({ related }: { related: unknown[] }) => related)).toEqual([[], []]);
    const others = await today(solo, `?ownerId=${ids.member}`);
    expect(others.totals).toEqual({ overdue: 0, today: 0, upcoming: 0 });
    for (const { opportunitiesWithoutAction, staleOpportunities, leadsToAnswer } of [answer, others])
      expect(
        [opportunitiesWithoutAction, staleOpportunities, leadsToAnswer].map(({ total }) => total),
      ).toEqual([0, 0, 0]);
  });

  it('counts more than it shows', async () => {
    await instance.work((db) =>
      db.query(
        `INSERT INTO crm_activity (id, kind, subject, due_at, owner_id)
         SELECT gen_random_uuid(), 'task', 'vieille ' || n, now() - n * interval '1 day', $1 FROM generate_series(1, 150) n`,
        [ids.admin],
      ),
    );
    const { overdue, totals } = await today(admin);
    expect([overdue.length, totals.overdue, overdue[0].subject]).toEqual([30, 150, 'vieille 150']);
  });
});
