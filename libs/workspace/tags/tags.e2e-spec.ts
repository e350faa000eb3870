import { type RecordEntity, RecordRegistry } from '#runtime';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;
let member: TestClient;
let reader: TestClient;

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
  member = await instance.user('member');
  reader = await instance.user('reader');
});
afterAll(() => platform.stop());

const names = Array.from({ length: 100 }, (_, at) => at);
const next = () => names.pop();
const tag = async (name = `Étiquette ${next()}`, more: object = {}) => {
  const answer = await admin.post('/api/workspace/tags', { name, ...more });
  expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
  return answer.body as { id: string; version: number; name: string; position: number };
};
const contact = async (tagIds: string[], more: object = {}) => {
  const answer = await admin.post('/api/crm/contacts', { lastName: `Nom ${next()}`, tagIds, ...more });
  expect([answer.status, answer.body.tagIds]).toEqual([201, tagIds]);
  return answer.body as { id: string; version: number; tagIds: string[] };
};
const read = async (path: string, client = admin) => (await client.get(path)).body;
const now = async (id: string) => read(`/api/crm/contacts/${id}`);

describe('a tag', () => {
  it('has a name that stands once, whatever its case and accents, and neither comma nor semicolon', async () => {
    await tag('Été  à Nantes');
    const twice = await admin.post('/api/workspace/tags', { name: 'ete A nantes' });
    expect([twice.status, twice.body.errors[0].field]).toEqual([409, 'name']);
    for (const name of ['', 'a,b', 'a ; b', 'x'.repeat(51)])
      expect((await admin.post('/api/workspace/tags', { name })).body.errors[0].field).toBe('name');
    const vivid = await admin.post('/api/workspace/tags', { name: 'Vif', colour: 'fuchsia' });
    expect(vivid.body.errors[0].field).toBe('colour');
  });

  it('has its place among the others, without gaps', async () => {
    const [one, two, three] = [await tag(), await tag(), await tag()];
    expect([two.position, three.position]).toEqual([one.position + 1, one.position + 2]);
    const moved = await admin.patch(`/api/workspace/tags/${three.id}`, 1, { position: one.position });
    expect(moved.body.position).toBe(one.position);
    await admin.delete(`/api/workspace/tags/${one.id}`, 2);
    const { items } = await read('/api/workspace/tags?perPage=200');
    const positions = items.map(({ position }: { position: number }) => position);
    expect(positions).toEqual(positions.map((_: number, at: number) => at + 1));
    expect(items.slice(-2).map(({ id }: { id: string }) => id)).toEqual([three.id, two.id]);
  });

  it('is made and changed by who works, removed by who leads, and read by all', async () => {
    expect((await member.post('/api/workspace/tags', { name: 'Du membre' })).status).toBe(201);
    expect((await reader.post('/api/workspace/tags', { name: 'Du lecteur' })).status).toBe(403);
    const { id } = await tag();
    expect((await member.delete(`/api/workspace/tags/${id}`, 1)).status).toBe(403);
    expect((await reader.get(`/api/workspace/tags/${id}`)).status).toBe(200);
  });
});

describe('the tags of a record', () => {
  it('are tags that there are, each once', async () => {
    const { id } = await tag();
    const unknown = '018f0000-0000-7000-8000-000000000000';
    for (const tagIds of [[unknown], [id, id], ['x'], 'x', [null], { 0: id }]) {
      const answer = await admin.post('/api/crm/contacts', { lastName: 'Martin', tagIds });
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, 'tagIds']);
    }
    const emptied = await contact([id]);
    const patched = await admin.patch(`/api/crm/contacts/${emptied.id}`, 1, { tagIds: null });
    expect(patched.body.tagIds).toEqual([]);
  });

  it('are on companies, leads and opportunities as well', async () => {
    const { id } = await tag();
    for (const [path, body] of [
      ['crm/companies', { name: 'Toitures Roy' }],
      ['crm/leads', { companyName: 'Toitures Roy' }],
      ['crm/opportunities', { name: 'Toiture' }],
    ] as const) {
      const answer = await admin.post(`/api/${path}`, { ...body, tagIds: [id] });
      expect([answer.status, answer.body.tagIds]).toEqual([201, [id]]);
      expect((await read(`/api/${path}?tagIds=${id}`)).total).toBe(1);
    }
  });

  it('narrow a list: any of some, all of them, none of them, none at all', async () => {
    const source = 'Filtre';
    const [a, b] = [await tag(), await tag()];
    const both = await contact([a.id, b.id], { source });
    const first = await contact([a.id], { source });
    const none = await contact([], { source });
    const found = async (filter: string) =>
      new Set(
        (await read(`/api/crm/contacts?source=Filtre&${filter}`)).items.map(({ id }: { id: string }) => id),
      );
    expect(await found(`tagIds=${b.id}`)).toEqual(new Set([both.id]));
    expect(await found(`tagIds=${a.id},${b.id}`)).toEqual(new Set([both.id, first.id]));
    expect(await found(`tagIds.all=${a.id},${b.id}`)).toEqual(new Set([both.id]));
    expect(await found(`tagIds.none=${b.id}`)).toEqual(new Set([first.id, none.id]));
    expect(await found('tagIds=null')).toEqual(new Set([none.id]));
    for (const filter of ['tagIds=x', 'tagIds.from=x', `tagIds.all=${a.id},x`])
      expect((await admin.get(`/api/crm/contacts?${filter}`)).status).toBe(422);
  });

  it('stand in files by their names', async () => {
    const [a, b] = [await tag('Export un'), await tag('Export deux')];
    await contact([b.id, a.id], { source: 'Export' });
    const file = await admin.post('/api/crm/contacts/exports', {
      format: 'csv',
      fields: ['tagIds'],
      query: { source: 'Export' },
    });
    expect(file.text).toContain('Export deux ; Export un');
  });

  it('are told in the history', async () => {
    const { id } = await tag();
    const { id: contactId } = await contact([]);
    await admin.patch(`/api/crm/contacts/${contactId}`, 1, { tagIds: [id] });
    const { items } = await read(`/api/crm/contacts/${contactId}/history`);
    expect(items[0].changes).toEqual([{ field: 'tagIds', from: [], to: [id] }]);
  });
});

describe('many records at once', () => {
  const tagging = (client: TestClient, body: object) =>
    client.post('/api/workspace/tagging', { resource: 'crm.contact', ...body });

  it('get tags and lose others; what else they have stays', async () => {
    const [a, b, c] = [await tag(), await tag(), await tag()];
    const [one, two] = [await contact([a.id]), await contact([c.id, b.id])];
    const answer = await tagging(admin, { ids: [one.id, two.id], add: [b.id], remove: [a.id] });
    expect([answer.status, answer.body]).toEqual([200, { changed: 1, refused: [] }]);
    expect(await now(one.id)).toMatchObject({ version: 2, tagIds: [b.id] });
    expect(await now(two.id)).toMatchObject({ version: 1, tagIds: [c.id, b.id] });
  });

  it('are each refused to who may not change them, and the others go on', async () => {
    const { id } = await tag();
    const me = (await read('/api/identity/session', member)).user.id;
    const own = await contact([], { ownerId: me });
    const others = await contact([]);
    const answer = await tagging(member, { ids: [own.id, others.id], add: [id] });
    expect(answer.body).toMatchObject({ changed: 1, refused: [{ id: others.id }] });
    expect((await tagging(reader, { ids: [others.id], add: [id] })).body).toMatchObject({ changed: 0 });
    expect((await now(others.id)).tagIds).toEqual([]);
  });

  it('are refused where the request makes no sense', async () => {
    const { id } = await tag();
    const { id: contactId } = await contact([]);
    for (const [body, field] of [
      [{ resource: 'hr.employee', ids: [contactId] }, 'resource'],
      [{ resource: 'crm.stage', ids: [contactId] }, 'resource'],
      [{ ids: [] }, 'ids'],
      [{ ids: [contactId], add: [id], remove: [id] }, 'remove'],
    ] as const) {
      const answer = await tagging(admin, body);
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
    }
    const unknown = await tagging(admin, { ids: [contactId], add: ['018f0000-0000-7000-8000-000000000000'] });
    expect(unknown.body.refused).toEqual([{ id: contactId, reason: 'Une de ces étiquettes n’existe plus.' }]);
  });
});

describe('a tag that goes', () => {
  it('is taken off every record, whose version rises, in the same unit', async () => {
    const [gone, stays] = [await tag(), await tag()];
    const tagged = await contact([stays.id, gone.id]);
    const company = await admin.post('/api/crm/companies', { name: 'Roy', tagIds: [gone.id] });
    expect((await admin.delete(`/api/workspace/tags/${gone.id}`, 1)).status).toBe(204);
    expect(await now(tagged.id)).toMatchObject({ version: 2, tagIds: [stays.id] });
    expect(await read(`/api/crm/companies/${company.body.id}`)).toMatchObject({ version: 2, tagIds: [] });
    // Whoever saves what they saw before is told.
    const stale = await admin.patch(`/api/crm/contacts/${tagged.id}`, 1, { tagIds: [stays.id, gone.id] });
    expect(stale.status).toBe(409);
  });

  it('into another one leaves that one in its place, once', async () => {
    const [kept, other, third] = [await tag(), await tag(), await tag()];
    const both = await contact([other.id, third.id, kept.id]);
    const one = await contact([third.id, other.id]);
    const merge = (client: TestClient, version: number, otherVersion = 1) =>
      client.post(
        `/api/workspace/tags/${kept.id}/merge`,
        { otherId: other.id, otherVersion },
        { headers: { 'if-match': `"${version}"` } },
      );
    expect((await merge(member, 1)).status).toBe(403);
    expect((await merge(admin, 9)).status).toBe(409);
    expect((await merge(admin, 1, 9)).body.recordId).toBe(other.id);
    const uses = async () => (await read('/api/workspace/tag-uses')).items;
    const merged = await merge(admin, 1);
    expect([merged.status, merged.body.id]).toEqual([200, kept.id]);
    expect((await now(both.id)).tagIds).toEqual([kept.id, third.id]);
    expect((await now(one.id)).tagIds).toEqual([third.id, kept.id]);
    expect((await admin.get(`/api/workspace/tags/${other.id}`)).status).toBe(404);
    expect(await uses()).toContainEqual({ tagId: kept.id, resource: 'crm.contact', count: 2 });
  });
});

describe('tags of two contacts made one', () => {
  it('are those of both, and come back exactly when the merge is undone', async () => {
    const [a, b, c] = [await tag(), await tag(), await tag()];
    const [one, two] = [await contact([a.id, b.id]), await contact([c.id, b.id])];
    const merge = await admin.post(
      `/api/crm/contacts/${one.id}/merge`,
      { otherId: two.id, otherVersion: 1 },
      { headers: { 'if-match': '"1"' } },
    );
    expect(merge.status).toBe(200);
    expect((await now(one.id)).tagIds).toEqual([a.id, b.id, c.id]);
    expect((await admin.post(`/api/crm/merges/${merge.body.id}/undo`)).status).toBe(200);
    expect((await now(one.id)).tagIds).toEqual([a.id, b.id]);
    expect((await now(two.id)).tagIds).toEqual([c.id, b.id]);
  });
});

describe('an import', () => {
  it('names the tags of its records: those that are missing are made, and what people put there stays', async () => {
    const [known, own] = [await tag('Salon du bois'), await tag()];
    const { id } = await contact([own.id]);
    const contacts = platform.app.get(RecordRegistry).find('crm.contact');
    if (!contacts) throw new Error('no contacts');
    const imported = (before: RecordEntity | undefined, tagNames: string) =>
      contacts.service.imported({ lastName: 'Martin', tagNames }, before);
    await instance.work(async () => {
      const [before] = await contacts.service.repository.getMany([id]);
      const { input, remarks } = await imported(before, 'SALON du bois; Nouvelle,  nouvelle ;');
      expect([(input['tagIds'] as string[]).slice(0, 2), remarks]).toEqual([[own.id, known.id], []]);
      expect(input['tagIds']).toHaveLength(3);
      const long = await imported(undefined, 'x'.repeat(51));
      expect([long.input['tagIds'], long.remarks]).toEqual([
        [],
        [expect.objectContaining({ field: 'tagNames' })],
      ]);
      expect((await imported(undefined, '')).input).toEqual({ lastName: 'Martin' });
    });
    const { items } = await read('/api/workspace/tags?perPage=200');
    const made = items.find(({ name }: { name: string }) => name === 'Nouvelle');
    expect(made).toMatchObject({ origin: 'import', position: items.length });
  });
});
