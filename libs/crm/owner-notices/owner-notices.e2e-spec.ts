import { type TestClient, type TestInstance, TestPlatform } from '#testing';

/** Somebody who can be given records, and reads what they are told. */
interface Colleague {
  readonly client: TestClient;
  readonly id: string;
}

describe('leads and opportunities that are given to somebody', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let ines: Colleague;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    const client = await instance.user('member');
    ines = { client, id: (await client.get('/api/identity/session')).body.user.id };
  });
  afterAll(() => platform.stop());

  const told = async ({ client }: Colleague): Promise<string[]> =>
    (await client.get('/api/workspace/notifications')).body.items.map(
      ({ title }: { title: string }) => title,
    );
  const send = (path: string, body: object, version = 1) =>
    admin.send<{ id: string; version: number }>('POST', path, {
      body,
      headers: { 'if-match': `"${version}"` },
    });

  it('are told to them, whichever way they come', async () => {
    const given = await admin.post('/api/crm/leads', { companyName: 'Véranda Petit', ownerId: ines.id });
    expect(given.status).toBe(201);
    expect(await told(ines)).toEqual(['Piste confiée : Véranda Petit']);
    const free = await admin.post('/api/crm/leads', { companyName: 'Toits du Ponant' });
    await send(`/api/crm/leads/${free.body.id}/assignment`, { ownerId: ines.id });
    const sale = await admin.post('/api/crm/opportunities', { name: 'Extension 24 m²' });
    const patched = await admin.patch(`/api/crm/opportunities/${sale.body.id}`, 1, { ownerId: ines.id });
    expect(patched.status).toBe(200);
    expect(await told(ines)).toEqual([
      'Affaire confiée : Extension 24 m²',
      'Piste confiée : Toits du Ponant',
      'Piste confiée : Véranda Petit',
    ]);
  });

  it('are told once, and not to whoever takes them', async () => {
    const before = await told(ines);
    const own = await ines.client.post('/api/crm/opportunities', { name: 'À moi', ownerId: ines.id });
    expect(own.status).toBe(201);
    const lead = await admin.post('/api/crm/leads', { companyName: 'Bardages', ownerId: ines.id });
    await admin.patch(`/api/crm/leads/${lead.body.id}`, 1, { ownerId: ines.id, need: 'un bardage' });
    expect(await told(ines)).toEqual(['Piste confiée : Bardages', ...before]);
  });
});
