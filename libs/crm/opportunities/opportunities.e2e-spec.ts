import { newId } from '#kernel';
import type { TestClient } from '#testing';
import { errorsOf, opportunitiesPath, SellingKit } from './opportunities-test-kit.js';

let kit: SellingKit;
let admin: TestClient;

beforeAll(async () => {
  kit = await SellingKit.start();
  admin = kit.admin;
});
afterAll(() => kit.stop());

describe('opportunities', () => {
  it('begin at the first stage, with its probability, and belong to who creates them', async () => {
    const userId = (await admin.get('/api/identity/session')).body.user.id;
    const created = await kit.create('Extension 24 m², famille Tanguyot', {
      amount: '48500.5',
      addresses: [{ label: 'site', line1: '3 rue des Compagnons', postalCode: '44000', city: 'Nantes' }],
    });
    expect(created).toMatchObject({
      version: 1,
      stageId: kit.stages.get('À qualifier'),
      state: 'open',
      amount: '48500.50',
      probability: 10,
      weightedAmount: '4850.05',
      ownerId: userId,
      city: 'Nantes',
      closedAt: null,
      nextActionAt: null,
    });
    const found = await admin.get(
      `${opportunitiesPath}?q=extension nantes&state=open&nextActionAt=null&amount.from=48000`,
    );
    expect(found.body).toMatchObject({ total: 1, items: [{ id: created.id }] });
    expect((await kit.stepsOf(created.id)).length).toBe(1);
  });

  it('take what a form leaves empty for what they find out themselves', async () => {
    const empty = { stageId: null, pipelineId: null, probability: null, ownerId: null, amount: '' };
    const created = await kit.create('Carport Lhermiteau', empty);
    expect(created).toMatchObject({ stageId: kit.stages.get('À qualifier'), probability: 10, amount: null });
    expect(created.ownerId).toBe(created.createdBy);
    const kept = await admin.patch(`${opportunitiesPath}/${created.id}`, 1, {
      probability: null,
      ownerId: null,
    });
    expect([kept.status, kept.body]).toEqual([
      200,
      expect.objectContaining({ probability: 10, ownerId: null }),
    ]);
  });

  it('are listed by what people sort and filter by', async () => {
    for (const sort of ['amount', 'expectedCloseOn', 'nextActionAt', 'name', 'stageSince'])
      expect([sort, (await admin.get(`${opportunitiesPath}?sort=${sort}&order=desc`)).status]).toEqual([
        sort,
        200,
      ]);
    const id = newId();
    const filters = [
      ...['pipelineId', 'stageId', 'ownerId', 'companyId', 'contactId'].map((name) => `${name}=${id}`),
      'state=won,lost',
      'expectedCloseOn.to=2026-01-31',
      'amount.from=10.5',
      'source=Salon',
      'nextActionAt.to=2026-01-01T00:00:00Z',
      'stageSince.to=2020-01-01',
    ];
    for (const filter of filters)
      expect([filter, (await admin.get(`${opportunitiesPath}?${filter}`)).status]).toEqual([filter, 200]);
  });

  it('change their stage and state by commands only', async () => {
    const { id, stageId } = await kit.create('Toiture Evrardin');
    const edit = { stageId: kit.stages.get('Gagnée'), lostReasonId: kit.reasons.get('Prix'), lostNote: 'x' };
    const refused = await admin.patch(`${opportunitiesPath}/${id}`, 1, edit);
    expect([refused.status, errorsOf(refused.body)]).toEqual([
      422,
      ['stageId by-command', 'lostReasonId by-command', 'lostNote by-command'],
    ]);
    for (const field of ['state', 'closedAt', 'stageSince', 'nextActionAt', 'leadId', 'weightedAmount']) {
      const answer = await admin.patch(`${opportunitiesPath}/${id}`, 1, { [field]: null });
      expect([field, answer.status, errorsOf(answer.body)]).toEqual([field, 422, [`${field} unknown`]]);
    }
    // A form that sends back what it was given changes nothing there.
    const kept = await admin.patch(`${opportunitiesPath}/${id}`, 1, {
      stageId,
      lostNote: null,
      name: 'Toiture Evrardin, bât. B',
    });
    expect([kept.status, kept.body.version]).toEqual([200, 2]);
    expect(await kit.stepsOf(id)).toHaveLength(1);
  });

  it('created closed were closed on the day that was expected', async () => {
    const won = await kit.create('Véranda du Val', {
      stageId: kit.stages.get('Gagnée'),
      amount: '31000',
      expectedCloseOn: '2024-05-14',
    });
    expect(won).toMatchObject({ state: 'won', closedAt: '2024-05-14T12:00:00.000Z', probability: 100 });
    expect(await kit.stepsOf(won.id)).toEqual([
      expect.objectContaining({ at: '2024-05-14T12:00:00.000Z', toState: 'won', lastedMs: null }),
    ]);
  });

  it('name companies, contacts and owners that exist for the user', async () => {
    const unknown = await admin.post(opportunitiesPath, {
      name: 'x',
      companyId: newId(),
      contactId: newId(),
    });
    expect([unknown.status, errorsOf(unknown.body)]).toEqual([
      422,
      ['companyId unknown-record', 'contactId unknown-record'],
    ]);
    for (const field of ['stageId', 'pipelineId', 'lostReasonId']) {
      const answer = await admin.post(opportunitiesPath, { name: 'x', [field]: newId() });
      expect([field, answer.status, answer.body.errors[0].field]).toEqual([field, 422, field]);
    }
    const companyId = (await admin.post('/api/crm/companies', { name: 'Promotion Belle-Rive' })).body.id;
    await kit.create('Résidence Belle-Rive', { companyId });
    const kept = await admin.delete(`/api/crm/companies/${companyId}`, 1);
    expect([kept.status, kept.body.code]).toEqual([409, 'STILL_REFERENCED']);
  });
});

describe('the participants of an opportunity', () => {
  it('are contacts with a role, shown with it, and go with it', async () => {
    const { id } = await kit.create('Réhabilitation Bailleur Habitat des Marches');
    const contact = async (lastName: string) => (await admin.post('/api/crm/contacts', { lastName })).body.id;
    const [architect, tenant] = [await contact('Dabouis'), await contact('Abadie')];
    const tie = (body: object) => admin.post('/api/crm/participants', { opportunityId: id, ...body });
    const made = await tie({ contactId: architect, role: 'decision-maker', notes: 'maître d’œuvre' });
    expect(made.status).toBe(201);
    expect((await tie({ contactId: tenant, role: 'tenant' })).status).toBe(201);
    const twice = await tie({ contactId: tenant, role: 'tenant' });
    expect([twice.status, errorsOf(twice.body)]).toEqual([409, ['contactId taken']]);
    const nobody = await tie({ contactId: newId(), opportunityId: newId() });
    expect(errorsOf(nobody.body)).toEqual(['opportunityId unknown-record', 'contactId unknown-record']);

    const shown = await admin.get(`${opportunitiesPath}/${id}/contacts`);
    expect(shown.body.items).toEqual([
      expect.objectContaining({ id: tenant, lastName: 'Abadie', role: 'tenant' }),
      expect.objectContaining({ id: architect, participantId: made.body.id, notes: 'maître d’œuvre' }),
    ]);
    expect((await admin.get(`${opportunitiesPath}/${newId()}/contacts`)).status).toBe(404);
    await admin.delete(`${opportunitiesPath}/${id}`, 1);
    expect((await admin.get(`/api/crm/participants?opportunityId=${id}`)).body.total).toBe(0);
  });
});
