import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { bringIn, eml, made } from './mails-test-kit.js';

const secret = 'Salaire de Zébulon';

describe('a private e-mail', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let owner: TestClient;
  let admin: TestClient;
  let others: [string, TestClient][];
  let contactId: string;
  let id: string;

  const visible = async (client: TestClient, emailId: string) =>
    (await client.get(`/api/crm/emails/${emailId}`)).status === 200;
  const setVisibility = async (value: string) => {
    const { body } = await owner.get(`/api/crm/emails/${id}`);
    const { status } = await owner.patch(`/api/crm/emails/${id}`, body.version, { visibility: value });
    expect(status).toBe(200);
  };
  const setTeam = (email: string, teamId: string | null) =>
    instance.work((db) =>
      db.query('UPDATE identity_user SET team_id = $2 WHERE email = $1', [email, teamId]),
    );

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    owner = await instance.user('manager');
    others = [
      ['admin', admin],
      ['second admin', await instance.user('admin')],
      ['member', await instance.user('member')],
      ['reader', await instance.user('reader')],
    ];
    contactId = await made(admin, 'contacts', {
      lastName: 'Zébulon',
      emails: [{ address: 'z@zebulon.example' }],
    });
    const mail = eml(
      {
        From: 'z@zebulon.example',
        Subject: '=?UTF-8?B?U2FsYWlyZSBkZSBaw6lidWxvbg==?=',
        'MIME-Version': '1.0',
        'Content-Type': 'multipart/mixed; boundary=x',
      },
      '--x\r\nContent-Type: text/plain\r\n\r\nzebulonesque\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=paie.txt\r\n\r\n1 234\r\n--x--\r\n',
    );
    const taken = await bringIn(
      owner,
      mail,
      `&visibility=private&resource=crm.contact&recordId=${contactId}`,
    );
    id = taken.body.emailId;
  });
  afterAll(() => platform.stop());

  it('is its owner’s to see, wherever mails are', async () => {
    expect((await owner.get(`/api/crm/emails/${id}`)).body.subject).toBe(secret);
    const files = await owner.get(`/api/workspace/attachments?resource=crm.email&recordId=${id}`);
    expect(files.body.items.map(({ name }: { name: string }) => name)).toEqual(['paie.txt']);
    expect((await owner.get('/api/workspace/search?q=zebulon')).text).toContain(secret);
    const timeline = await owner.get(`/api/workspace/timeline?resource=crm.contact&recordId=${contactId}`);
    expect(timeline.text).toContain(secret);
    const exported = await owner.post('/api/crm/emails/exports', { format: 'csv' });
    expect(exported.text).toContain(secret);
  });

  it('does not exist for anybody else, admins included, by whichever way they look', async () => {
    const { body: files } = await owner.get(`/api/workspace/attachments?resource=crm.email&recordId=${id}`);
    const about = `resource=crm.email&recordId=${id}`;
    const [file] = files.items;
    for (const [name, client] of others) {
      const answers = [
        await client.get(`/api/crm/emails/${id}`),
        await client.get(`/api/crm/emails/${id}/history`),
        await client.get(`/api/crm/emails/${id}/links`),
        await client.patch(`/api/crm/emails/${id}`, 1, { visibility: 'all' }),
        await client.delete(`/api/crm/emails/${id}`, 1),
        await client.post(`/api/crm/emails/${id}/sending`, {}, { headers: { 'if-match': '"1"' } }),
        await client.get(`/api/workspace/attachments?${about}`),
        await client.get(`/api/workspace/attachments/${file.id}`),
        await client.get(`/api/workspace/attachments/${file.id}/content`),
        await client.get(`/api/workspace/comments?${about}`),
        await client.get(`/api/workspace/timeline?${about}`),
      ];
      const statuses = answers.map(({ status }) => status);
      expect([name, statuses.filter((status) => status !== 404 && status !== 403)]).toEqual([name, []]);
      expect(answers.slice(0, 3).map(({ status }) => status)).toEqual([404, 404, 404]);
      const lists = [
        await client.get('/api/crm/emails?perPage=200'),
        await client.get(`/api/crm/emails?contactId=${contactId}`),
        await client.get('/api/crm/emails?q=zebulon'),
        await client.get('/api/workspace/search?q=zebulon'),
        await client.post('/api/workspace/labels', { items: [{ resource: 'crm.email', id }] }),
        await client.get(`/api/workspace/timeline?resource=crm.contact&recordId=${contactId}`),
        await client.get(`/api/crm/contacts/${contactId}/history`),
        await client.post('/api/crm/emails/exports', { format: 'csv' }),
      ];
      for (const answer of [...answers, ...lists])
        expect([name, /Salaire|zebulonesque|paie\.txt/.test(answer.text)]).toEqual([name, false]);
      expect(lists[0]?.body.total).toBe(0);
      const written = await client.post('/api/crm/emails', { subject: 'x', repliesToId: id });
      if (written.status !== 403) expect(written.body.errors?.[0]?.code).toBe('unknown-record');
    }
    const count = (await admin.get(`/api/workspace/timeline?resource=crm.contact&recordId=${contactId}`))
      .body;
    expect(count.total).toBe(count.items.length);
  });

  it('can be had by somebody else who has it too, and neither learns of the other', async () => {
    const taken = await bringIn(admin, eml({ From: 'z@zebulon.example', Subject: 'La mienne' }));
    expect(taken.body).toMatchObject({ outcome: 'stored' });
    expect(taken.body.emailId).not.toBe(id);
    expect((await owner.get(`/api/crm/emails/${taken.body.emailId}`)).body.subject).toBe('La mienne');
  });

  it('is shown to the team, to all, and to its owner alone again, as the owner says', async () => {
    const { body: team } = await admin.post('/api/identity/teams', { name: 'Vendeurs' });
    const [member, reader] = [await instance.user('member'), await instance.user('reader')];
    await setTeam(`manager@${instance.slug}.example`, team.id);
    await setTeam(`member@${instance.slug}.example`, team.id);
    await setVisibility('team');
    expect([await visible(member, id), await visible(reader, id), await visible(admin, id)]).toEqual([
      true,
      false,
      false,
    ]);
    // Seeing is not changing.
    const { body } = await member.get(`/api/crm/emails/${id}`);
    expect((await member.patch(`/api/crm/emails/${id}`, body.version, { visibility: 'all' })).status).toBe(
      403,
    );
    await setTeam(`member@${instance.slug}.example`, null);
    expect(await visible(member, id)).toBe(false);
    await setVisibility('all');
    expect([await visible(member, id), await visible(reader, id), await visible(admin, id)]).toEqual([
      true,
      true,
      true,
    ]);
    await setVisibility('private');
    expect([await visible(member, id), await visible(reader, id), await visible(admin, id)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is handed over to nobody when its owner leaves', async () => {
    const { body: users } = await admin.get(`/api/identity/users?email=manager@${instance.slug}.example`);
    const [{ id: userId, version }] = users.items;
    const left = await admin.post(
      `/api/identity/users/${userId}/departure`,
      { successorId: (await admin.get('/api/identity/session')).body.user.id },
      { headers: { 'if-match': `"${version}"` } },
    );
    expect([left.status < 300, left.text.includes('crm.email')]).toEqual([true, false]);
    for (const [, client] of others) expect(await visible(client, id)).toBe(false);
  });
});
