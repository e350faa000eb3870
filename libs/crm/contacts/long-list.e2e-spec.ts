import { type TestClient, type TestInstance, TestPlatform } from '#testing';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;
const totalOf = async (query = '', client = admin): Promise<number> => {
  const { status, body, text } = await client.get(`/api/crm/contacts?${query}`);
  if (status !== 200) throw new Error(text);
  return body.total;
};
/** Contacts that nobody is told of, as a restored copy or an operator's statement brings them. */
const addUntold = (count: number, city: string) =>
  instance.work((db) =>
    db.query(
      `INSERT INTO crm_contact (id, last_name, addresses)
       SELECT gen_random_uuid(), 'Bernard ' || n, jsonb_build_array(jsonb_build_object('city', $2::text))
       FROM generate_series(1, $1::int) n`,
      [count, city],
    ),
  );

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
  await addUntold(1_200, 'Nantes');
});
afterAll(() => platform.stop());

describe('a list of more than a thousand contacts', () => {
  it('tells the same total on every page, of every order and search', async () => {
    for (const query of ['', 'page=2', 'page=1000', 'sort=city&order=desc', 'q=nantes', 'q=nantes&page=3'])
      expect([query, await totalOf(query)]).toEqual([query, 1_200]);
    const names = new Set<string>();
    for (let page = 1; page <= 6; page += 1) {
      const { body } = await admin.get(`/api/crm/contacts?q=bernard&perPage=200&page=${page}&sort=createdAt`);
      for (const { lastName } of body.items) names.add(lastName);
    }
    expect(names.size).toBe(1_200);
  });

  it('counts what was just created and removed', async () => {
    const total = await totalOf();
    const inNantes = await totalOf('city=Nantes');
    const { body } = await admin.post('/api/crm/contacts', { lastName: 'Petit' });
    expect([await totalOf(), await totalOf('q=petit')]).toEqual([total + 1, 1]);
    await admin.patch(`/api/crm/contacts/${body.id}`, body.version, { addresses: [{ city: 'Nantes' }] });
    expect(await totalOf('city=Nantes')).toBe(inNantes + 1);
    const { version } = (await admin.get(`/api/crm/contacts/${body.id}`)).body;
    await admin.delete(`/api/crm/contacts/${body.id}`, version);
    expect([await totalOf(), await totalOf('city=Nantes')]).toEqual([total, inNantes]);
  });

  it('counts for each reader what that reader may see', async () => {
    const total = await totalOf();
    const role = await admin.post('/api/identity/roles', {
      name: 'Commercial',
      permissions: { 'crm.contact.read': 'own' },
    });
    const seller = await instance.invite(`seller@${instance.slug}.example`, role.body.key);
    expect([await totalOf('', seller), await totalOf()]).toEqual([0, total]);
  });

  it('is not counted anew for every page, as long as nobody is told of a change', async () => {
    const total = await totalOf();
    await addUntold(50, 'Brest');
    expect([await totalOf('page=2'), await totalOf('city=Brest')]).toEqual([total, 50]);
    await admin.post('/api/crm/contacts', { lastName: 'Dernier' });
    expect(await totalOf()).toBe(total + 51);
  });
});
