import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { SegmentMembers } from './segment-members.js';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
});
afterAll(() => platform.stop());

let made = 0;
const next = (word: string) => {
  made += 1;
  return `${word} ${made}`;
};
const make = async (path: string, body: object): Promise<string> => {
  const answer = await admin.post(`/api/crm/${path}`, body);
  expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
  return answer.body.id;
};
const contact = (more: object = {}) =>
  make('contacts', { lastName: next('Nom'), source: 'Segments', ...more });
type Condition = { fact: string; not?: boolean; where: object };
/** The contacts of these tests that meet some conditions. */
const meeting = async (conditions: readonly Condition[], match = 'all'): Promise<Set<string>> => {
  const all = { fact: 'contact', where: { source: 'Segments' } };
  const id = await make('segments', {
    name: next('Segment'),
    match,
    conditions: match === 'all' ? [...conditions, all] : conditions,
  });
  const { body } = await admin.get(`/api/crm/contacts?perPage=200&segmentId=${id}`);
  expect((await admin.get(`/api/crm/segments/${id}/count`)).body).toEqual({ count: body.total });
  const preview = await admin.post('/api/crm/segment-preview', {
    match,
    conditions: match === 'all' ? [...conditions, all] : conditions,
  });
  expect(preview.body.count).toBe(body.total);
  return new Set(body.items.map((each: { id: string }) => each.id));
};

describe('the conditions of a segment', () => {
  it('speak the language of the list of contacts', async () => {
    const nantes = await contact({ addresses: [{ city: 'Nantes' }], language: 'en' });
    const lyon = await contact({ addresses: [{ city: 'Lyon' }] });
    expect(await meeting([{ fact: 'contact', where: { city: 'Nantes' } }])).toEqual(new Set([nantes]));
    const not = await meeting([{ fact: 'contact', not: true, where: { city: 'Nantes' } }]);
    expect([not.has(lyon), not.has(nantes)]).toEqual([true, false]);
    // Who has no city is not in Nantes either.
    const nowhere = await contact();
    expect(await meeting([{ fact: 'contact', not: true, where: { city: 'Nantes' } }])).toContain(nowhere);
    expect(await meeting([{ fact: 'contact', where: { q: 'nantes', 'createdAt.in': 'today' } }])).toEqual(
      new Set([nantes]),
    );
    expect((await meeting([{ fact: 'contact', where: { 'createdAt.in': 'before-today' } }])).size).toBe(0);
  });

  it('are all met, or any of them', async () => {
    const one = await contact({ jobTitle: 'Gérant', preferredChannel: 'sms', source: 'Toutes' });
    const two = await contact({ preferredChannel: 'sms', source: 'Toutes', language: 'de' });
    const three = await contact({ language: 'de', source: 'Toutes' });
    const sms = { fact: 'contact', where: { preferredChannel: 'sms', source: 'Toutes' } };
    const german = { fact: 'contact', where: { language: 'de', source: 'Toutes' } };
    expect(await meeting([sms, german], 'any')).toEqual(new Set([one, two, three]));
    const id = await make('segments', { name: next('Segment'), conditions: [sms, german] });
    const { body } = await admin.get(`/api/crm/contacts?segmentId=${id}`);
    expect(body.items.map((each: { id: string }) => each.id)).toEqual([two]);
  });

  it('may be about the companies where people work now', async () => {
    const companyId = await make('companies', { name: 'Mairie de Rezé', kind: 'public-body' });
    const [works, worked] = [await contact(), await contact()];
    await make('affiliations', { contactId: works, companyId });
    await make('affiliations', { contactId: worked, companyId, endedOn: '2020-01-31' });
    const condition = { fact: 'company', where: { kind: 'public-body' } };
    expect(await meeting([condition])).toEqual(new Set([works]));
    const others = await meeting([{ ...condition, not: true }]);
    expect([others.has(works), others.has(worked)]).toEqual([false, true]);
  });

  it('may be about opportunities, of the contact, with them, or of their company', async () => {
    const companyId = await make('companies', { name: 'Roy Promotion' });
    const [named, taking, working, none] = [
      await contact(),
      await contact(),
      await contact(),
      await contact(),
    ];
    const opportunityId = await make('opportunities', {
      name: 'Villa',
      contactId: named,
      companyId,
      source: 'S1',
    });
    await make('participants', { opportunityId, contactId: taking });
    await make('affiliations', { contactId: working, companyId });
    const condition = { fact: 'opportunity', where: { state: 'open', source: 'S1' } };
    expect(await meeting([condition])).toEqual(new Set([named, taking, working]));
    expect(await meeting([{ ...condition, not: true }])).toContain(none);
    expect((await meeting([{ fact: 'opportunity', where: { state: 'won', source: 'S1' } }])).size).toBe(0);
  });

  it('may be about the sum of what was won, each opportunity counted once', async () => {
    const [big, small] = [await contact(), await contact()];
    const { items } = (await admin.get('/api/crm/stages?perPage=50')).body;
    const won = items.find(({ kind }: { kind: string }) => kind === 'won');
    const win = async (contactId: string, amount: string) => {
      const opportunityId = await make('opportunities', {
        name: next('Affaire'),
        contactId,
        amount,
        source: 'S2',
      });
      await make('participants', { opportunityId, contactId });
      const moved = await admin.send('POST', `/api/crm/opportunities/${opportunityId}/stage`, {
        body: { stageId: won.id },
        headers: { 'if-match': '"1"' },
      });
      expect([moved.status, moved.text]).toEqual([200, expect.anything()]);
    };
    await win(big, '6000.00');
    await win(big, '5000.00');
    await win(small, '9000.00');
    const where = { source: 'S2', 'closedAt.in': 'this-year', 'total.from': '10000.00' };
    expect(await meeting([{ fact: 'won', where }])).toEqual(new Set([big]));
    expect(await meeting([{ fact: 'won', where: { source: 'S2', 'total.to': '9000' } }])).toEqual(
      new Set([small]),
    );
  });

  it('may be about activities and tags', async () => {
    const tag = await admin.post('/api/workspace/tags', { name: 'Salon 2026' });
    const [called, tagged] = [await contact(), await contact({ tagIds: [tag.body.id] })];
    await make('activities', { kind: 'note', subject: 'Vu', contactId: called });
    expect(await meeting([{ fact: 'activity', where: { kind: 'note' } }])).toEqual(new Set([called]));
    expect(await meeting([{ fact: 'contact', where: { tagIds: tag.body.id } }])).toEqual(new Set([tagged]));
  });

  it('are refused with the place of what is wrong', async () => {
    const refused = async (conditions: unknown, more: object = {}) => {
      const answer = await admin.post('/api/crm/segments', { name: next('Refus'), conditions, ...more });
      expect([answer.status, answer.text]).toEqual([422, expect.anything()]);
      return answer.body.errors.map(({ field }: { field: string }) => field);
    };
    const on = (fact: string, where: unknown) => [
      { fact: 'contact', where: {} },
      { fact, where },
    ];
    expect(await refused(on('contact', { colour: 'red' }))).toEqual(['conditions.1.where.colour']);
    expect(await refused(on('contact', { page: '2', segmentId: 'x' }))).toEqual([
      'conditions.1.where.page',
      'conditions.1.where.segmentId',
    ]);
    expect(await refused(on('company', { kind: 'king' }))).toEqual(['conditions.1.where.kind']);
    expect(await refused(on('contact', { 'createdAt.in': 'soon' }))).toEqual([
      'conditions.1.where.createdAt.in',
    ]);
    expect(await refused(on('won', { state: 'lost', 'total.from': 'much' }))).toEqual([
      'conditions.1.where.total.from',
      'conditions.1.where.state',
    ]);
    expect(await refused(on('consent', { channel: 'pigeon', state: 'maybe', x: '1' }))).toEqual([
      'conditions.1.where.x',
      'conditions.1.where.channel',
      'conditions.1.where.state',
    ]);
    expect(await refused(on('horoscope', {}))).toEqual(['conditions.1.fact']);
    for (const where of [null, [], 'x', { city: ['a'] }, { city: 'a\0' }, { 'city; DROP': 'x' }])
      expect(await refused(on('contact', where))).toEqual(['conditions.1.where']);
    expect(await refused(Array.from({ length: 21 }, () => ({ fact: 'contact', where: {} })))).toEqual([
      'conditions',
    ]);
    expect(await refused(on('contact', {}), { kind: 'fixed' })).toEqual(['conditions']);
  });
});

describe('a fixed segment', () => {
  it('has whom people put into it, once', async () => {
    const id = await make('segments', { name: next('Fixe'), kind: 'fixed' });
    const [one, two] = [await contact(), await contact()];
    const change = (body: object, client = admin) => client.post(`/api/crm/segments/${id}/members`, body);
    expect((await change({ add: [one, two] })).body).toEqual({ added: 2, removed: 0 });
    expect((await change({ add: [one], remove: [two] })).body).toEqual({ added: 0, removed: 1 });
    const { body } = await admin.get(`/api/crm/contacts?segmentId=${id}`);
    expect(body.items.map((each: { id: string }) => each.id)).toEqual([one]);
    const unknown = await change({ add: ['018f0000-0000-7000-8000-000000000000'] });
    expect([unknown.status, unknown.body.errors[0].field]).toEqual([422, 'add']);
    expect((await change({ add: [two] }, await instance.user('reader'))).status).toBe(403);
    const kind = await admin.patch(`/api/crm/segments/${id}`, 1, { kind: 'dynamic' });
    expect(kind.body.errors[0].field).toBe('kind');
    await admin.delete(`/api/crm/contacts/${one}`, 1);
    expect((await admin.get(`/api/crm/segments/${id}/count`)).body).toEqual({ count: 0 });
  });

  it('is the only kind that people are put into', async () => {
    const id = await make('segments', { name: next('Suivi'), conditions: [] });
    const answer = await admin.post(`/api/crm/segments/${id}/members`, { add: [] });
    expect([answer.status, answer.body.code]).toEqual([409, 'CRM_SEGMENT_DYNAMIC']);
  });
});

describe('the members of a segment', () => {
  it('go out by the export of contacts, with its right', async () => {
    const who = await contact({ source: 'À exporter' });
    const id = await make('segments', {
      name: next('Export'),
      conditions: [{ fact: 'contact', where: { source: 'À exporter' } }],
    });
    const body = { format: 'csv', fields: ['lastName'], query: { segmentId: id } };
    const file = await admin.post('/api/crm/contacts/exports', body);
    expect([file.status, file.headers['x-row-count']]).toEqual([200, '1']);
    expect(file.text).toContain((await admin.get(`/api/crm/contacts/${who}`)).body.lastName);
    expect((await (await instance.user('member')).post('/api/crm/contacts/exports', body)).status).toBe(403);
  });

  it('are those that whoever asks may read; the platform reads all', async () => {
    const id = await make('segments', {
      name: next('Lecture'),
      conditions: [{ fact: 'contact', where: { source: 'Lecture' } }],
    });
    await contact({ source: 'Lecture' });
    await instance.work((db) =>
      db.query(
        `INSERT INTO identity_role (id, key, name, permissions) VALUES (gen_random_uuid(), 'own', 'Les siens',
         '{"crm.contact.read": "own", "crm.segment.read": "all"}')`,
      ),
    );
    const own = await instance.invite(`own@${instance.slug}.example`, 'own');
    expect((await own.get(`/api/crm/segments/${id}/count`)).body).toEqual({ count: 0 });
    expect((await own.get(`/api/crm/contacts?segmentId=${id}`)).body.total).toBe(0);
    const members = platform.app.get(SegmentMembers);
    await instance.work(async (db) => {
      expect(await members.count(id)).toBe(1);
      const { text, params } = await members.sql(id);
      expect(await db.query(`SELECT count(*) AS count FROM (${text}) m`, params)).toEqual([{ count: 1 }]);
    });
  });

  it('of a segment that is not there are nobody, and asking for it is refused', async () => {
    const unknown = '018f0000-0000-7000-8000-000000000000';
    expect((await admin.get(`/api/crm/contacts?segmentId=${unknown}`)).body.total).toBe(0);
    expect((await admin.get(`/api/crm/segments/${unknown}/count`)).status).toBe(404);
    expect((await admin.get('/api/crm/contacts?segmentId=x')).status).toBe(422);
  });
});
