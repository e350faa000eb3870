import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const feed = '/api/crm/calendar-feed';
const pathOf = (url: string) => new URL(url).pathname;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('a calendar under a secret address', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let member: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    member = await instance.user('member');
  });
  afterAll(() => platform.stop());

  const activity = async (body: object): Promise<string> =>
    (await member.post('/api/crm/activities', { kind: 'task', ...body })).body.id;
  const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
  const anonymous = () => instance.anonymous();

  it('shows what its owner has to do to whoever has the address, and to nobody else', async () => {
    expect((await member.get(feed)).body).toEqual({ active: false, createdAt: null });
    const companyId = (await member.post('/api/crm/companies', { name: 'Loire; Fils' })).body.id;
    const visit = { kind: 'visit', durationMinutes: 90, companyId, place: '3, rue du Moulin, Orvault' };
    const id = await activity({
      subject: 'Métré, toiture',
      dueAt: '2031-01-15T08:00:00Z',
      notes: 'privé',
      ...visit,
    });
    const allDay = await activity({ subject: 'Salon', dueAt: '2031-07-14T09:00', allDay: true });
    const done = await activity({ subject: 'Courrier', doneAt: inDays(-29) });
    const old = await activity({ subject: 'Ancienne', doneAt: inDays(-31) });
    const note = await activity({ subject: 'Une note', kind: 'note', dueAt: inDays(1) });
    await (await instance.admin()).post('/api/crm/activities', {
      kind: 'task',
      subject: 'D’un autre',
      dueAt: inDays(1),
    });
    const cancelled = await activity({ subject: 'Annulée', dueAt: inDays(2) });
    await member.post(
      `/api/crm/activities/${cancelled}/cancellation`,
      {},
      { headers: { 'if-match': '"1"' } },
    );

    const created = await member.post(feed);
    expect(created.status).toBe(201);
    const { url } = created.body;
    expect(url).toMatch(
      new RegExp(`^http://${instance.slug}\\.myb2o\\.localhost(:\\d+)?/api/crm/calendar/[\\w-]{43}\\.ics$`),
    );
    const { status, headers, text } = await anonymous().get(pathOf(url));
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, max-age=300',
    ]);
    const lines = linesOf(text);
    const host = `${instance.slug}.myb2o.localhost`;
    const uids = lines.filter((line) => line.startsWith('UID:'));
    expect(uids.sort()).toEqual([id, allDay, done, cancelled].map((each) => `UID:${each}@${host}`).sort());
    expect(text).not.toContain(old);
    expect(text).not.toContain(note);
    expect(text).not.toContain('privé');
    const event = lines.slice(lines.indexOf(`UID:${id}@${host}`));
    expect(event.slice(0, event.indexOf('END:VEVENT'))).toEqual(
      expect.arrayContaining([
        'SEQUENCE:1',
        'DTSTART:20310115T080000Z',
        'DTEND:20310115T093000Z',
        'SUMMARY:Visite : Métré\\, toiture',
        'DESCRIPTION:Loire\\; Fils',
        'LOCATION:3\\, rue du Moulin\\, Orvault',
        'STATUS:CONFIRMED',
      ]),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20310714',
        'DTEND;VALUE=DATE:20310715',
        'SUMMARY:✓ Courrier',
        'STATUS:CANCELLED',
      ]),
    );
    const later = { subject: 'Métré', dueAt: '2031-01-16T08:00:00Z' };
    await member.patch(`/api/crm/activities/${id}`, 1, later);
    const again = linesOf((await anonymous().get(pathOf(url))).text);
    expect(again).toEqual(
      expect.arrayContaining([`UID:${id}@${host}`, 'SEQUENCE:2', 'DTSTART:20310116T080000Z']),
    );
    expect((await member.get(feed)).body).toEqual({ active: true, createdAt: expect.any(String) });
  });

  it('is found in no other way, and answers all others alike', async () => {
    const { url } = (await member.post(feed)).body;
    const other = await platform.instance();
    const refusal = async (client: TestClient, path: string) => {
      const { status, headers, body } = await client.get<Record<string, unknown>>(path);
      const { correlationId: _, instance: __, ...rest } = body;
      return { status, type: headers['content-type'], ...rest };
    };
    const unknown = await refusal(anonymous(), `/api/crm/calendar/${'A'.repeat(43)}.ics`);
    expect(unknown).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const token = pathOf(url).split('/').at(-1) as string;
    for (const path of [
      `/api/crm/calendar/${newId()}.ics`,
      `/api/crm/calendar/${token.replace('.ics', 'x.ics')}`,
      `/api/crm/calendar/%00.ics`,
      `/api/crm/calendar/..%2f${token}`,
    ])
      expect([path, await refusal(anonymous(), path)]).toEqual([path, unknown]);
    expect(await refusal(other.anonymous(), pathOf(url))).toEqual(unknown);
    const crmless = await platform.instance({ modules: ['hr'] });
    expect((await crmless.anonymous().get(pathOf(url))).status).toBe(404);
  });

  it('keeps no secret that somebody could find', async () => {
    const headers = { 'idempotency-key': newId() };
    const first = await member.post(feed, {}, { headers });
    const second = await member.post(feed, {}, { headers });
    expect(second.body.url).not.toBe(first.body.url);
    const token = (pathOf(second.body.url).split('/').at(-1) as string).replace('.ics', '');
    await anonymous().get(pathOf(second.body.url));
    expect(platform.logs.filter((line) => line.includes(token))).toEqual([]);
    const tables = await platform.sql<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r'",
      [instance.schema],
    );
    for (const { name } of tables) {
      const found = await platform.sql(
        `SELECT 1 FROM "${instance.schema}"."${name}" t WHERE t::text LIKE '%' || $1 || '%'`,
        [token],
      );
      expect([name, found.length]).toEqual([name, 0]);
    }
    const trail = await instance.work((db) =>
      db.query("SELECT 1 FROM identity_audit_event WHERE action = 'crm.calendar-feed.create'"),
    );
    expect(trail.length).toBeGreaterThan(1);
  });

  it('ends with a new address, with its revocation, and with the rights of its owner', async () => {
    const reads = async (url: string) => (await anonymous().get(pathOf(url))).status;
    const first = (await member.post(feed)).body.url;
    const second = (await member.post(feed)).body.url;
    expect([await reads(first), await reads(second)]).toEqual([404, 200]);
    expect((await member.delete(feed)).status).toBe(204);
    expect((await member.delete(feed)).status).toBe(204);
    expect(await reads(second)).toBe(404);

    const leaver = await instance.invite(`part@${instance.slug}.example`, 'member');
    const { url } = (await leaver.post(feed)).body;
    expect(await reads(url)).toBe(200);
    const email = `part@${instance.slug}.example`;
    await instance.work((db) =>
      db.query(
        `INSERT INTO identity_role (id, key, name, permissions) VALUES (gen_random_uuid(), 'vide', 'Vide', '{}')`,
      ),
    );
    const role = (key: string) =>
      instance.work((db) =>
        db.query(
          'UPDATE identity_user SET role_id = (SELECT id FROM identity_role WHERE key = $1) WHERE email = $2',
          [key, email],
        ),
      );
    await role('vide');
    expect(await reads(url)).toBe(404);
    expect((await leaver.post(feed)).status).toBe(403);
    await role('member');
    expect(await reads(url)).toBe(200);
    await instance.work((db) =>
      db.query("UPDATE identity_user SET state = 'deactivated' WHERE email = $1", [email]),
    );
    expect(await reads(url)).toBe(404);
  });
});
