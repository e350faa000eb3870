import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { beside, company } from '../../../test/files/attachments-test-kit.js';
import { CommentEvents, type CommentMentioned } from './comment-events.js';

const path = '/api/workspace/comments';

describe('comments on a record', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let reader: TestClient;
  let ids: { admin: string; reader: string };
  const told: CommentMentioned[] = [];

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    [admin, reader] = [await instance.admin(), await instance.user('reader')];
    const idOf = async (client: TestClient) => (await client.get('/api/identity/session')).body.user.id;
    ids = { admin: await idOf(admin), reader: await idOf(reader) };
    platform.app.get(CommentEvents).onMentioned(async (event) => {
      told.push(event);
    });
  });
  beforeEach(() => told.splice(0));
  afterAll(() => platform.stop());

  const say = (client: TestClient, recordId: string, text: string, mentions?: string[]) =>
    client.post(path, { resource: 'crm.company', recordId, text, ...(mentions && { mentions }) });

  it('are read oldest first, page by page, by whoever reads the record', async () => {
    const recordId = await company(admin);
    for (const text of ['un', 'deux', 'trois']) expect((await say(reader, recordId, text)).status).toBe(201);
    const query = `${path}?${beside('crm.company', recordId)}`;
    const textsOf = (answer: { body: { items: { text: string }[] } }) =>
      answer.body.items.map((each) => each.text);
    const first = await admin.get(`${query}&perPage=2`);
    expect(first.body).toMatchObject({ total: 3, page: 1, perPage: 2 });
    expect(textsOf(first)).toEqual(['un', 'deux']);
    expect(textsOf(await admin.get(`${query}&perPage=2&page=2`))).toEqual(['trois']);
    expect(textsOf(await admin.get(`${query}&perPage=2&order=desc`))).toEqual(['trois', 'deux']);
    expect((await admin.get(`${query}&page=9`)).body).toMatchObject({ total: 3, items: [] });
    for (const wrong of ['page=0', 'perPage=201', 'order=up', 'sort=text'])
      expect((await admin.get(`${query}&${wrong}`)).status).toBe(422);
    expect(first.body.items[0]).toEqual({
      id: expect.any(String),
      version: 1,
      resource: 'crm.company',
      recordId,
      text: 'un',
      mentions: [],
      author: { kind: 'user', id: ids.reader, name: null },
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
  });

  it('are plain text of 10,000 characters at most, kept as written', async () => {
    const recordId = await company(admin);
    const text = '<b>Gras ?</b>\n- à rappeler 😀';
    expect((await say(admin, recordId, text)).body.text).toBe(text);
    expect((await say(admin, recordId, 'x'.repeat(10_000))).status).toBe(201);
    for (const wrong of ['', '   ', 'x'.repeat(10_001), 'a\0b'])
      expect((await say(admin, recordId, wrong)).status).toBe(422);
  });

  it('are changed by their author alone, and every wording is kept', async () => {
    const recordId = await company(admin);
    const { id } = (await say(reader, recordId, 'un')).body;
    const others = await admin.patch(`${path}/${id}`, 1, { text: 'autre' });
    expect([others.status, others.body.code]).toEqual([403, 'WORKSPACE_COMMENT_OF_ANOTHER']);
    const changed = await reader.patch(`${path}/${id}`, 1, { text: 'deux' });
    expect(changed.body).toMatchObject({ version: 2, text: 'deux' });
    expect(Date.parse(changed.body.updatedAt)).toBeGreaterThan(Date.parse(changed.body.createdAt));
    const stale = await reader.patch(`${path}/${id}`, 1, { text: 'trois' });
    expect(stale.body).toMatchObject({ code: 'STALE_VERSION', version: 2, current: { text: 'deux' } });
    expect((await reader.patch(`${path}/${id}`, 2, { recordId })).status).toBe(422);
    const kept = await platform.sql<{ before: { text: string } }>(
      `SELECT before FROM ${instance.schema}.change_journal WHERE record_id = $1 AND operation = 'update'`,
      [id],
    );
    expect(kept).toMatchObject([{ before: { text: 'un' } }]);
  });

  it('are removed by their author, or by who may remove the record', async () => {
    const recordId = await company(admin);
    const member = await instance.user('member');
    const { id } = (await say(reader, recordId, 'un')).body;
    expect((await member.delete(`${path}/${id}`, 1)).status).toBe(403);
    expect((await reader.delete(`${path}/${id}`)).status).toBe(428);
    expect((await reader.delete(`${path}/${id}`, 7)).status).toBe(409);
    expect((await reader.delete(`${path}/${id}`, 1)).status).toBe(204);
    expect((await reader.delete(`${path}/${id}`, 1)).status).toBe(404);
    const second = (await say(reader, recordId, 'deux')).body;
    expect((await admin.delete(`${path}/${second.id}`, 1)).status).toBe(204);
  });

  it('tell the colleagues whom they address, once, and never the author', async () => {
    const recordId = await company(admin);
    const posted = await say(admin, recordId, 'voir', [ids.reader, ids.reader, ids.admin]);
    expect(posted.body.mentions.map((each: { id: string }) => each.id).sort()).toEqual(
      [ids.reader, ids.admin].sort(),
    );
    const commentId = posted.body.id;
    expect(told).toEqual([
      { commentId, resource: 'crm.company', recordId, authorId: ids.admin, userIds: [ids.reader] },
    ]);
    await admin.patch(`${path}/${commentId}`, 1, { text: 'voir encore' });
    expect(told).toHaveLength(1);
    const member = (await (await instance.user('member')).get('/api/identity/session')).body.user.id;
    const added = await admin.patch(`${path}/${commentId}`, 2, { mentions: [ids.reader, member] });
    expect(added.body).toMatchObject({ version: 3, text: 'voir encore' });
    expect(told[1]).toMatchObject({ commentId, userIds: [member] });
  });

  it('address nobody who is unknown, of another instance, or gone', async () => {
    const recordId = await company(admin);
    const other = await (await platform.instance()).admin();
    const foreign = (await other.get('/api/identity/session')).body.user.id;
    const left = await instance.invite(`left@${instance.slug}.example`, 'reader');
    const leftId = (await left.get('/api/identity/session')).body.user.id;
    const remembered = await say(admin, recordId, 'voir', [leftId]);
    await instance.work((db) =>
      db.query("UPDATE identity_user SET state = 'deactivated' WHERE id = $1", [leftId]),
    );
    for (const id of [foreign, leftId, '00000000-0000-7000-8000-000000000000']) {
      const refused = await say(admin, recordId, 'voir', [ids.reader, id]);
      expect(refused.status).toBe(422);
      expect(refused.body.errors).toMatchObject([{ field: 'mentions.1', code: 'unknown-user' }]);
    }
    for (const wrong of [['x'], 'x', [1], Array(51).fill(ids.reader)])
      expect((await say(admin, recordId, 'voir', wrong as string[])).status).toBe(422);
    // Who left after they were addressed stays named.
    const path2 = `${path}/${remembered.body.id}`;
    expect((await admin.patch(path2, 1, { text: 'déjà vu', mentions: [leftId] })).status).toBe(200);
  });

  it('are not there when telling fails', async () => {
    const recordId = await company(admin);
    let failing = true;
    platform.app.get(CommentEvents).onMentioned(async () => {
      if (failing) throw new Error('listener in trouble');
    });
    expect((await say(admin, recordId, 'voir', [ids.reader])).status).toBe(500);
    failing = false;
    expect((await admin.get(`${path}?${beside('crm.company', recordId)}`)).body.total).toBe(0);
  });
});
