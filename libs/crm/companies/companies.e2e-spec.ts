import { type TestInstance, TestPlatform } from '#testing';

describe('companies through the API', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
  });
  afterAll(() => platform.stop());

  it('are created, found without accents, changed, and remember who changed what', async () => {
    const admin = await instance.admin();
    const created = await admin.post('/api/crm/companies', {
      name: ' Ménuiserie Général ',
      siret: '732 829 320 00074',
      addresses: [{ line1: '1 rue de la Paix', postalCode: '44000', city: 'Nantes', country: 'fr' }],
      phone: '02 40 00 00 00',
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      version: 1,
      name: 'Ménuiserie Général',
      siren: '732829320',
      vatNumber: 'FR44732829320',
      phone: '+33240000000',
      city: 'Nantes',
      kind: 'prospect',
      origin: 'user',
    });

    const found = await admin.get(
      '/api/crm/companies?q=menuiserie general&sort=city&order=desc&kind=prospect',
    );
    expect(found.body).toMatchObject({ total: 1, page: 1, perPage: 25, items: [{ id: created.body.id }] });

    const path = `/api/crm/companies/${created.body.id}`;
    const changed = await admin.patch(path, 1, { kind: 'customer', tradeName: 'MG' });
    expect(changed.body).toMatchObject({ version: 2, kind: 'customer', tradeName: 'MG' });

    const stale = await admin.patch(path, 1, { kind: 'supplier' });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'STALE_VERSION', version: 2, current: { kind: 'customer' } });

    const history = await admin.get(`${path}/history`);
    expect(history.body.items).toHaveLength(2);
    expect(history.body.items[0]).toMatchObject({
      operation: 'update',
      changes: expect.arrayContaining([{ field: 'kind', from: 'prospect', to: 'customer' }]),
    });
    expect(history.body.items[0].actorId).toBe(created.body.createdBy);

    expect((await admin.delete(path)).status).toBe(428);
    expect((await admin.delete(path, 2)).status).toBe(204);
    expect((await admin.get(path)).status).toBe(404);
  });
});
