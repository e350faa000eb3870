import { newId, text } from '#kernel';
import { systemActor } from '#runtime';
import { InstanceScope } from '#tenancy';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { Follower } from '../live/live-test-kit.js';
import { NotificationKinds } from './notification-kinds.js';
import { NotificationPurge } from './notification-purge.js';
import { type NotificationRequest, Notifications } from './notifications.service.js';

const path = '/api/workspace/notifications';

describe('notifications', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let member: TestClient;
  let memberId: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    platform.app.get(NotificationKinds).declare('crm.test', text('Rappeler {name}', 'Call {name} back'));
    instance = await platform.instance();
    [admin, member] = [await instance.admin(), await instance.user('member')];
    memberId = await idOf(member);
  });
  afterEach(() => instance.work((db) => db.query('DELETE FROM workspace_notification')));
  afterAll(() => platform.stop());

  const idOf = async (client: TestClient): Promise<string> =>
    (await client.get('/api/identity/session')).body.user.id;
  const notify = (request: Partial<NotificationRequest> = {}) =>
    instance.work(() =>
      platform.app.get(Notifications).notify({
        recipientIds: [memberId],
        kind: 'crm.test',
        params: { name: 'Léa <b>' },
        ...request,
      }),
    );

  it('reach one person, live and until they are read', async () => {
    const [mine, theirs] = [
      await Follower.open(platform, instance, member),
      await Follower.open(platform, instance, admin),
    ];
    const record = { resource: 'crm.contact', id: newId() };
    await notify({ record });
    await notify({ params: { name: 'Paul' } });
    const { data } = await mine.hears('notification');
    const list = await member.get(path, { headers: { 'accept-language': 'en' } });
    expect(list.body).toMatchObject({ total: 2, page: 1, perPage: 25, unread: 2 });
    expect(list.body.items[1]).toEqual({
      id: data.id,
      kind: 'crm.test',
      title: 'Call Léa <b> back',
      params: { name: 'Léa <b>' },
      resource: 'crm.contact',
      recordId: record.id,
      createdAt: expect.any(String),
      readAt: null,
    });
    expect((await member.get(path)).body.items[0].title).toBe('Rappeler Paul');
    expect((await admin.get(path)).body).toMatchObject({ items: [], total: 0, unread: 0 });

    // Nobody reads for somebody else.
    expect((await admin.post(`${path}/read`, { ids: [data.id] })).body).toEqual({ unread: 0 });
    expect((await member.post(`${path}/read`, { ids: [data.id, newId()] })).body).toEqual({ unread: 1 });
    await mine.hears('notification', ({ id }) => id === null);
    const unread = await member.get(`${path}?unread=true&perPage=1`);
    expect(unread.body).toMatchObject({ total: 1, perPage: 1, unread: 1, items: [{ readAt: null }] });
    expect((await member.post(`${path}/read`, {})).body).toEqual({ unread: 0 });
    expect((await member.get(path)).body).toMatchObject({ total: 2, unread: 0 });
    expect(theirs.of('notification')).toEqual([]);
    mine.leave();
    theirs.leave();
  });

  it('of a unit that is rolled back reach nobody', async () => {
    const follower = await Follower.open(platform, instance, member);
    const undone = instance.work(async () => {
      await platform.app.get(Notifications).notify({ recipientIds: [memberId], kind: 'crm.test' });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await notify();
    await follower.hears('notification');
    expect(follower.of('notification')).toHaveLength(1);
    expect((await member.get(path)).body.total).toBe(1);
    follower.leave();
  });

  it('show nothing of the HR vault, and are of a known kind', async () => {
    const record = { resource: 'hr.employee', id: newId() };
    await expect(notify({ record })).rejects.toThrow('HR vault');
    await notify({ record, params: {} });
    expect((await member.get(path)).body.total).toBe(1);
    await expect(notify({ kind: 'crm.unheard-of' })).rejects.toThrow('not declared');
  });

  it('come from a comment that mentions somebody, without what it says', async () => {
    const { body: company } = await admin.post('/api/crm/companies', { name: 'Charpente Secrète' });
    const comment = {
      resource: 'crm.company',
      recordId: company.id,
      text: 'à rappeler mardi',
      mentions: [memberId],
    };
    expect((await admin.post('/api/workspace/comments', comment)).status).toBe(201);
    const [item] = (await member.get(path)).body.items;
    expect(item).toMatchObject({
      kind: 'workspace.unnamed-mention',
      title: 'Un collègue vous mentionne dans un commentaire',
      resource: 'crm.company',
      recordId: company.id,
      params: {},
    });
    await instance.work((db) =>
      db.query("UPDATE identity_user SET first_name = 'Ève' WHERE email LIKE 'admin@%'"),
    );
    await admin.post('/api/workspace/comments', comment);
    expect((await member.get(path)).body.items[0].title).toBe('Ève vous mentionne dans un commentaire');
  });

  it('go to those who are still here', async () => {
    const email = `parti@${instance.slug}.example`;
    const leaver = await instance.invite(email, 'member');
    const id = await idOf(leaver);
    await admin.delete(`/api/identity/users/${id}/activation`);
    await notify({ recipientIds: [id, memberId, memberId] });
    const rows = await instance.work((db) => db.query('SELECT recipient_id FROM workspace_notification'));
    expect(rows).toEqual([{ recipient_id: memberId }]);
  });

  it('are purged ninety days after they were read', async () => {
    for (let n = 0; n < 3; n += 1) await notify();
    const age = (days: number, offset: number) =>
      instance.work((db) =>
        db.query(
          `UPDATE workspace_notification SET read_at = now() - $1 * interval '1 day', created_at = now() - interval '1 year'
           WHERE id = (SELECT id FROM workspace_notification ORDER BY id OFFSET $2 LIMIT 1)`,
          [days, offset],
        ),
      );
    await age(91, 0);
    await age(89, 1);
    const purge = () =>
      platform.app
        .get(InstanceScope)
        .run(instance.row, systemActor('test'), () => platform.app.get(NotificationPurge).run());
    expect(await purge()).toBe(1);
    expect(await purge()).toBe(0);
    expect((await member.get(path)).body).toMatchObject({ total: 2, unread: 1 });
  });

  it('are listed as asked, or the question is refused', async () => {
    for (const query of ['page=0', 'perPage=201', 'perPage=x', 'unread=1', 'unread=true&unread=false', 'q=x'])
      expect([query, (await member.get(`${path}?${query}`)).status]).toEqual([query, 422]);
    for (const ids of ['x', [1], ['x'], Array.from({ length: 201 }, () => newId())])
      expect([ids, (await member.post(`${path}/read`, { ids })).status]).toEqual([ids, 422]);
    expect((await instance.anonymous().get(path)).status).toBe(401);
  });

  it('come as each person wants them: here, by mail, both, or not at all', async () => {
    const choose = (channel: string) =>
      member.put('/api/workspace/preferences', { notifications: { 'crm.test': channel } });
    const unread = async () => (await member.get(path)).body.unread;
    // Quoted-printable, without its soft line breaks.
    const mails = () =>
      platform
        .mails()
        .map((mail) => mail.replace(/=\r\n/g, ''))
        .filter((mail) => mail.includes('Rappeler Zo=C3=A9.'));
    const record = { resource: 'crm.contact', id: newId() };
    await choose('none');
    await notify({ params: { name: 'Zoé' } });
    expect((await member.get(path)).body.total).toBe(0);
    await choose('email');
    await notify({ params: { name: 'Zoé' }, record });
    expect(await unread()).toBe(0);
    const mail = await platform.eventually(() => mails()[0], 'a mail');
    expect(mail).toMatch(/^To: member@/m);
    expect(mail).toContain(`/crm/contacts/${record.id}`);
    await choose('both');
    await notify({ params: { name: 'Zoé' } });
    expect(await unread()).toBe(1);
    await platform.eventually(() => mails()[1], 'a second mail');
    await choose('app');
  });
});
