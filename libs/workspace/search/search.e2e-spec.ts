import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

interface Group {
  resource: string;
  label: string;
  total: number;
  items: { id: string; title: string; subtitle: string }[];
}

describe('the search over everything', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let referent: TestClient;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    referent = await instance.hrReferent();
    const add = async (client: TestClient, path: string, body: object): Promise<string> => {
      const answer = await client.post(path, body);
      expect(answer.status).toBe(201);
      return answer.body.id;
    };
    ids['company'] = await add(admin, '/api/crm/companies', {
      name: 'Ménuiserie Dupré',
      siret: '732 829 320 00074',
      addresses: [{ city: 'Nantes' }],
    });
    ids['contact'] = await add(admin, '/api/crm/contacts', {
      firstName: 'Léa',
      lastName: 'Dupré',
      jobTitle: 'Gérante',
      phones: [{ number: '06 12 34 56 78' }],
      emails: [{ address: 'lea@dupre.example' }],
    });
    ids['employee'] = await add(referent, '/api/hr/employees', {
      firstName: 'Aimé',
      lastName: 'Dupré',
      jobTitle: 'Charpentier',
    });
    ids['department'] = await add(referent, '/api/hr/departments', { name: 'Atelier Dupré' });
  });
  afterAll(() => platform.stop());

  const search = async (client: TestClient, q: string, more = ''): Promise<Group[]> => {
    const { status, body } = await client.get(`/api/workspace/search?q=${encodeURIComponent(q)}${more}`);
    expect(status).toBe(200);
    return body.groups;
  };
  const found = async (client: TestClient, q: string) =>
    (await search(client, q)).flatMap(({ items }) => items.map(({ id }) => id)).sort();

  it('names what it finds, by kind, without accents', async () => {
    const groups = await search(await instance.user('reader'), 'dupre');
    expect(groups.map(({ resource, label, total }) => [resource, label, total])).toEqual([
      ['crm.company', 'Sociétés', 1],
      ['crm.contact', 'Contacts', 1],
    ]);
    expect(groups[0]?.items).toEqual([
      { id: ids['company'], title: 'Ménuiserie Dupré', subtitle: 'Nantes · 732829320' },
    ]);
    expect(groups[1]?.items[0]).toMatchObject({
      title: 'Léa Dupré',
      subtitle: 'Gérante · lea@dupre.example · +33612345678',
    });
  });

  it.each([
    ['06 12 34 56 78', 'contact'],
    ['0612345678', 'contact'],
    ['+33 (0)6 12 34 56 78', 'contact'],
    ['06.12.34', 'contact'],
    ['dupré 06 12 34 56 78', 'contact'],
    ['LEA@dupre.example', 'contact'],
    ['732 829 320', 'company'],
    ['732 829 320 00074', 'company'],
  ])('finds %j', async (q, kind) => expect(await found(admin, q)).toEqual([ids[kind]]));

  it('finds HR data for HR referents only', async () => {
    const everything = Object.values(ids).sort();
    expect(await found(referent, 'dupré')).toEqual(everything);
    for (const client of [admin, await instance.user('manager'), await instance.user('reader')])
      expect(await found(client, 'dupré')).toEqual([ids['company'], ids['contact']].sort());
    const referents = await platform.instance({ modules: ['crm'] });
    expect(await found(await referents.hrReferent(), 'dupré')).toEqual([]);
  });

  it('keeps to what a right reaches: own records, or those of a team', async () => {
    const role = await admin.post('/api/identity/roles', {
      name: 'Commercial',
      permissions: { 'crm.contact.read': 'own' },
    });
    const seller = await instance.invite(`seller@${instance.slug}.example`, role.body.key);
    expect(await found(seller, 'dupré')).toEqual([]);
    const { id } = (await seller.get('/api/identity/session')).body.user;
    await admin.patch(`/api/crm/contacts/${ids['contact']}`, 1, { ownerId: id });
    expect(await found(seller, 'dupré')).toEqual([ids['contact']]);
  });

  it('shows nothing to who has yet to set up the second factor that their role asks for', async () => {
    const strict = await platform.instance();
    const strictAdmin = await strict.admin();
    await strictAdmin.post('/api/crm/companies', { name: 'Dupré' });
    const role = await strictAdmin.post('/api/identity/roles', {
      name: 'Strict',
      permissions: { 'crm.company.read': 'all' },
      requiresSecondFactor: true,
    });
    const person = await strict.invite(`strict@${strict.slug}.example`, role.body.key);
    const answers = [
      await person.get('/api/workspace/search?q=dupre'),
      await person.post('/api/workspace/labels', { items: [] }),
    ];
    for (const { status, body } of answers)
      expect([status, body.code]).toEqual([403, 'SECOND_FACTOR_ENROLMENT_REQUIRED']);
  });

  it('asks for two characters, shows a few of many, and speaks the language of its client', async () => {
    for (const q of ['', ' ', 'd', '%', '_']) expect(await search(admin, q)).toEqual([]);
    for (let n = 0; n < 7; n += 1) await admin.post('/api/crm/companies', { name: `Toiture ${n}` });
    expect((await search(admin, 'toiture'))[0]).toMatchObject({ total: 7, items: { length: 5 } });
    expect((await search(admin, 'toiture', '&limit=7'))[0]?.items).toHaveLength(7);
    const wrong = ['limit=0', 'limit=21', 'limit=x', `q=${'x'.repeat(201)}`, 'q=a&q=b', 'q=%00'];
    for (const query of wrong) expect((await admin.get(`/api/workspace/search?${query}`)).status).toBe(422);
    const english = await admin.get('/api/workspace/search?q=dupre', {
      headers: { 'accept-language': 'en' },
    });
    expect(english.body.groups[0].label).toBe('Companies');
  });

  it('names records that are known by their ids, those that one may read', async () => {
    const items = [
      { resource: 'hr.employee', id: ids['employee'] },
      { resource: 'crm.contact', id: ids['contact'] },
      { resource: 'crm.company', id: newId() },
      { resource: 'crm.unicorn', id: newId() },
      { resource: 'crm.company', id: ids['company'] },
      { resource: 'crm.company', id: ids['company'] },
    ];
    const labels = async (client: TestClient) =>
      (await client.post('/api/workspace/labels', { items })).body.items.map(
        ({ resource, title }: { resource: string; title: string }) => `${resource} ${title}`,
      );
    expect(await labels(admin)).toEqual(['crm.contact Léa Dupré', 'crm.company Ménuiserie Dupré']);
    expect(await labels(referent)).toEqual([
      'hr.employee Aimé Dupré',
      'crm.contact Léa Dupré',
      'crm.company Ménuiserie Dupré',
    ]);
    const wrong = await admin.post('/api/workspace/labels', { items: [{ resource: 'x', id: 'y' }] });
    expect(wrong.body.errors).toHaveLength(2);
    const many = Array.from({ length: 101 }, () => ({ resource: 'crm.company', id: newId() }));
    expect((await admin.post('/api/workspace/labels', { items: many })).status).toBe(422);
  });

  it('names colleagues, those who have left as well, and nobody of another instance', async () => {
    await instance.invite(`parti@${instance.slug}.example`, 'reader');
    const [person] = await instance.work((db) =>
      db.query<{ id: string }>(
        "UPDATE identity_user SET first_name = 'Odile', last_name = 'Mercier', state = 'deactivated' WHERE email LIKE 'parti@%' RETURNING id",
      ),
    );
    const items = [{ resource: 'identity.user', id: person?.id }];
    const answer = await admin.post('/api/workspace/labels', { items });
    expect(answer.body.items.map(({ title }: { title: string }) => title)).toEqual(['Odile Mercier']);
    const stranger = await (await platform.instance()).admin();
    expect((await stranger.post('/api/workspace/labels', { items })).body.items).toEqual([]);
  });

  it('names roles and teams to those who may read them', async () => {
    const team = await admin.post('/api/identity/teams', { name: 'Poseurs' });
    const roles = await admin.get('/api/identity/roles?sort=name');
    const items = [
      { resource: 'identity.team', id: team.body.id },
      { resource: 'identity.role', id: roles.body.items[0].id },
    ];
    const named = async (client: TestClient) =>
      (await client.post('/api/workspace/labels', { items })).body.items.map(
        ({ title }: { title: string }) => title,
      );
    expect(await named(admin)).toEqual(['Poseurs', roles.body.items[0].name]);
    const stranger = await (await platform.instance()).admin();
    expect(await named(stranger)).toEqual([]);
  });
});
