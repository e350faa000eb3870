import { newId } from '#kernel';
import { Databases, type RecordEntity, RecordRegistry, type RecordsService } from '#runtime';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { Follower } from './live-test-kit.js';

describe('following an instance', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let other: TestInstance;
  let admin: TestClient;
  let member: TestClient;
  const followers: Follower[] = [];

  beforeAll(async () => {
    platform = await TestPlatform.start({ B2O_POOL_SIZE: '2' });
    [instance, other] = [await platform.instance(), await platform.instance()];
    [admin, member] = [await instance.admin(), await instance.user('member')];
  });
  afterEach(() => {
    for (const each of followers.splice(0)) each.leave();
  });
  afterAll(() => platform.stop());

  const follow = async (client: TestClient, where = instance, headers?: Record<string, string>) => {
    const follower = await Follower.open(platform, where, client, headers);
    followers.push(follower);
    return follower;
  };
  const company = async (client: TestClient, body: object = {}) =>
    (await client.post('/api/crm/companies', { name: 'Menuiserie', ...body })).body;
  const idOf = async (client: TestClient): Promise<string> =>
    (await client.get('/api/identity/session')).body.user.id;
  const role = async (name: string, permissions: Record<string, string>): Promise<string> => {
    const made = await admin.post('/api/identity/roles', { name, permissions });
    expect([made.status, made.body.key]).toEqual([201, name.toLowerCase()]);
    return made.body.id;
  };
  const companies = () =>
    platform.app.get(RecordRegistry).find('crm.company')?.service as unknown as RecordsService<RecordEntity>;

  it('tells colleagues who wrote what, after it is stored, and nobody elsewhere', async () => {
    const [follower, stranger] = [await follow(member), await follow(await other.admin(), other)];
    expect(follower.status).toBe(200);
    expect(follower.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(follower.text).toMatch(/^retry: 3000\nid: \S+\n\n/);
    const adminId = await idOf(admin);
    const { id } = await company(admin);
    const path = `/api/crm/companies/${id}`;
    await admin.patch(path, 1, { kind: 'customer' });
    await admin.delete(path, 2);
    await follower.hears('change', ({ action }) => action === 'deleted');
    expect(follower.of('change').map(({ data }) => data)).toEqual([
      { resource: 'crm.company', id, action: 'created', version: 1, actorId: adminId },
      { resource: 'crm.company', id, action: 'updated', version: 2, actorId: adminId },
      { resource: 'crm.company', id, action: 'deleted', version: 2, actorId: adminId },
    ]);
    // What their own instance does reaches the others: their silence before was not deafness.
    const ofOther = await company(await other.admin());
    await stranger.hears('change', (data) => data.id === ofOther.id);
    expect(stranger.of('change')).toHaveLength(1);
    expect(stranger.text).not.toContain(id);
    expect(follower.text).not.toContain(ofOther.id);
  });

  it('tells nothing of what was rolled back, wholly or in part', async () => {
    const follower = await follow(member);
    const { id } = await company(admin);
    expect((await admin.patch(`/api/crm/companies/${id}`, 7, { kind: 'customer' })).status).toBe(409);
    const rolledBack = instance.work(async () => {
      await companies().create({ name: 'Annulée' } as never);
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    const [undone, kept] = await instance.work(async (db) => {
      const first = await db.unit
        .savepoint(async () => {
          const made = await companies().create({ name: 'Reprise' } as never);
          throw Object.assign(new Error('this part only'), { id: made.id });
        })
        .catch((error: { id: string }) => error.id);
      return [first, (await companies().create({ name: 'Gardée' } as never)).id];
    });
    await follower.hears('change', (data) => data.id === kept);
    expect(follower.of('change').map(({ data }) => data.id)).toEqual([id, kept]);
    expect(follower.text).not.toContain(undone);
  });

  it('tells of many records at once by one event without ids', async () => {
    const follower = await follow(member);
    await instance.work(async () => {
      for (let n = 0; n < 25; n += 1) await companies().create({ name: `Lot ${n}` } as never);
    });
    const { data } = await follower.hears('change');
    expect(data).toEqual({ resource: 'crm.company', id: null, action: null, version: null, actorId: null });
    const { id } = await company(admin);
    await follower.hears('change', (each) => each.id === id);
    expect(follower.of('change')).toHaveLength(2);
  });

  it('keeps HR records to the HR referents, and other kinds to those who may read them', async () => {
    const [referent, boss] = [await instance.hrReferent(), await follow(admin)];
    const hr = await follow(referent);
    await role('Visiteur', { 'crm.contact.read': 'all' });
    const visitor = await follow(await instance.invite(`visiteur@${instance.slug}.example`, 'visiteur'));
    const department = await referent.post('/api/hr/departments', { name: 'Atelier bois' });
    await hr.hears('change', ({ id }) => id === department.body.id);
    const { id } = await company(admin);
    await boss.hears('change', (data) => data.id === id);
    expect(boss.text).not.toContain('hr.department');
    const contact = await admin.post('/api/crm/contacts', { lastName: 'Visible' });
    await visitor.hears('change', (data) => data.id === contact.body.id);
    expect(visitor.of('change')).toHaveLength(1);
  });

  it('names to those who see their own records only theirs', async () => {
    await role('Commercial', { 'crm.company.read': 'own' });
    const client = await instance.invite(`commercial@${instance.slug}.example`, 'commercial');
    const seller = await follow(client);
    const theirs = await company(admin, { ownerId: await idOf(client) });
    const ofOthers = await company(admin, { ownerId: await idOf(admin) });
    await platform.eventually(() => (seller.of('change').length >= 2 ? true : undefined), 'two changes');
    expect(seller.of('change').map(({ data }) => data.id)).toEqual([theirs.id, null]);
    expect(seller.text).not.toContain(ofOthers.id);
  });

  it('ends with the session, the right or the person', async () => {
    const guest = await instance.invite(`invite@${instance.slug}.example`, 'member');
    const stayer = await follow(member);
    const signedOut = await follow(guest);
    expect((await guest.delete('/api/identity/session')).status).toBe(204);
    expect((await signedOut.hears('end')).data).toEqual({ reason: 'session-ended' });
    await signedOut.closes();

    const leaver = await instance.invite(`partant@${instance.slug}.example`, 'member');
    const gone = await follow(leaver);
    await admin.delete(`/api/identity/users/${await idOf(leaver)}/activation`);
    expect((await gone.hears('end')).data).toEqual({ reason: 'session-ended' });

    const roleId = await role('Essai', { 'crm.contact.read': 'all' });
    const narrowed = await follow(await instance.invite(`essai@${instance.slug}.example`, 'essai'));
    await admin.patch(`/api/identity/roles/${roleId}`, 1, {
      permissions: { 'crm.contact.read': 'own' },
    });
    expect((await narrowed.hears('end')).data).toEqual({ reason: 'rights-changed' });

    const expiring = await instance.invite(`echeance@${instance.slug}.example`, 'member');
    const expired = await follow(expiring);
    await instance.work((db) =>
      db.query(
        'UPDATE identity_session SET expires_at = now() WHERE user_id = (SELECT id FROM identity_user WHERE email = $1)',
        [`echeance@${instance.slug}.example`],
      ),
    );
    expect((await expired.hears('end')).data).toEqual({ reason: 'session-ended' });
    // What ended for others went by those whom it does not concern.
    const { id } = await company(admin);
    await stayer.hears('change', (data) => data.id === id);
    expect(stayer.closed).toBe(false);
  });

  it('ends when the instance is suspended', async () => {
    const asleep = await platform.instance();
    const follower = await follow(await asleep.admin(), asleep);
    await platform.sql("UPDATE platform.instance SET state = 'suspended' WHERE slug = $1", [asleep.slug]);
    expect((await follower.hears('end')).data).toEqual({ reason: 'instance-closed' });
    await follower.closes();
  });

  it('tells who comes back whether anything was missed', async () => {
    const first = await follow(member);
    await company(admin);
    await first.hears('change');
    first.leave();
    // An id is a time: the next event of the test must not fall into the same millisecond.
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await follow(member);
    const resumed = await follow(member, instance, { 'last-event-id': second.lastEventId });
    const department = await (await instance.hrReferent()).post('/api/hr/departments', { name: 'Pose' });
    expect(department.status).toBe(201);
    const unconcerned = await follow(member, instance, { 'last-event-id': second.lastEventId });
    const { id } = await company(admin);
    const late = await follow(member, instance, { 'last-event-id': second.lastEventId });
    const elsewhere = await follow(member, instance, {
      'last-event-id': `${newId().slice(-12)}.${Date.now()}`,
    });
    const odd = await follow(member, instance, {
      'last-event-id': 'x'.repeat(500),
    });
    for (const each of [late, elsewhere, odd]) await each.hears('resync');
    for (const each of [second, resumed, unconcerned]) {
      await each.hears('change', (data) => data.id === id);
      expect(each.of('resync')).toEqual([]);
    }
  });

  it('holds no database connection, and no more than ten streams for one user', async () => {
    const client = await instance.invite(`fenetres@${instance.slug}.example`, 'member');
    for (let n = 0; n < 10; n += 1) expect((await follow(client)).status).toBe(200);
    const { pool } = platform.app.get(Databases).pools.requests;
    await platform.eventually(
      () => (pool.idleCount === pool.totalCount ? true : undefined),
      'all connections to be free',
    );
    const refused = await client.get('/api/workspace/live');
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_STREAMS' } });
    expect(refused.headers['retry-after']).toBe('60');
    const colleague = await follow(member);
    expect(colleague.status).toBe(200);
    followers[0]?.leave();
    await platform.eventually(
      async () => ((await client.get('/api/workspace/live')).status === 200 ? true : undefined),
      'a free place',
    );
  });

  it('is refused to strangers and to pages of other sites', async () => {
    expect((await instance.anonymous().get('/api/workspace/live')).status).toBe(401);
    for (const site of ['cross-site', 'same-site', 'none']) {
      const answer = await member.get('/api/workspace/live', { headers: { 'sec-fetch-site': site } });
      expect([site, answer.status, answer.body.code]).toEqual([site, 403, 'CROSS_SITE_REQUEST']);
    }
  });
});
