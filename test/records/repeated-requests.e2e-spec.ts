import { type TestClient, type TestInstance, TestPlatform } from '#testing';

let platform: TestPlatform;
let instance: TestInstance;

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
});
afterAll(() => platform.stop());

const kinds = [
  {
    path: '/api/crm/companies',
    client: () => instance.admin(),
    input: (name: string) => ({ name, addresses: [{ city: 'Nantes', country: 'FR' }] }),
    search: (name: string) => `name=${name}`,
    change: { notes: 'changed' },
  },
  {
    path: '/api/hr/employees',
    client: () => instance.hrReferent(),
    input: (name: string) => ({ firstName: 'Anne', lastName: name, iban: 'FR1420041010050500013M02606' }),
    search: (name: string) => `lastName=${name}`,
    change: { notes: 'changed' },
  },
];

const post = (client: TestClient, path: string, key: string, body: unknown) =>
  client.post(path, body, { headers: { 'idempotency-key': key } });

describe.each(kinds)('a repeated request to $path', ({ path, client, input, search, change }) => {
  it('with the same key makes one record and gets the same answer', async () => {
    const sender = await client();
    const first = await post(sender, path, 'once', input('Unique'));
    const second = await post(sender, path, 'once', input('Unique'));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect((await sender.get(`${path}?${search('Unique')}`)).body.total).toBe(1);
  });

  it('with the same key and another body is refused', async () => {
    const sender = await client();
    await post(sender, path, 'reused', input('Premier'));
    const other = await post(sender, path, 'reused', input('Second'));
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await sender.get(`${path}?${search('Second')}`)).body.total).toBe(0);
  });

  it('ten times at once makes one record', async () => {
    const sender = await client();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(sender, path, 'at once', input('Ensemble'))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await sender.get(`${path}?${search('Ensemble')}`)).body.total).toBe(1);
  });

  it('keeps no key of a refused request', async () => {
    const sender = await client();
    expect((await post(sender, path, 'corrected', {})).status).toBe(422);
    expect((await post(sender, path, 'corrected', input('Corrigé'))).status).toBe(201);
  });

  it('refuses keys that are no keys', async () => {
    const sender = await client();
    for (const key of ['', 'x'.repeat(201)]) {
      expect((await post(sender, path, key, input('Sans clé'))).status).toBe(400);
    }
  });

  it('with the same version ten times at once changes the record once', async () => {
    const sender = await client();
    const { id } = (await sender.post(path, input('Parallèle'))).body;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        sender.patch(`${path}/${id}`, 1, { ...change, notes: `${index}` }),
      ),
    );
    const winners = answers.filter(({ status }) => status === 200);
    const losers = answers.filter(({ status }) => status === 409);
    expect([winners.length, losers.length]).toEqual([1, 9]);
    for (const { body } of losers) {
      expect(body).toMatchObject({ code: 'STALE_VERSION', version: 2, current: { id, version: 2 } });
    }
    expect((await sender.get(`${path}/${id}`)).body).toEqual(winners[0]?.body);
  });
});

describe('the answer kept for a repetition', () => {
  it('stays in the vault when it holds HR data', async () => {
    const referent = await instance.hrReferent();
    const secret = 'DE89370400440532013000';
    const employee = { firstName: 'Paul', lastName: 'Secret', iban: secret };
    expect((await post(referent, '/api/hr/employees', 'kept', employee)).status).toBe(201);
    const kept = (table: string) =>
      platform.sql(`SELECT 1 FROM ${instance.schema}.${table} WHERE body::text LIKE '%${secret}%'`);
    expect(await kept('hr_idempotency_key')).toHaveLength(1);
    expect(await kept('idempotency_key')).toHaveLength(0);
    await expect(instance.work((db) => db.query('SELECT * FROM hr_idempotency_key'))).rejects.toMatchObject({
      code: '42501',
    });
  });
});
