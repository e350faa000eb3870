import { type TestClient, type TestInstance, TestPlatform } from '#testing';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;

interface StageRow {
  id: string;
  version: number;
  name: string;
  position: number;
  kind: string;
  pipelineId: string;
}

const stagesOf = async (pipelineId: string): Promise<StageRow[]> =>
  (await admin.get(`/api/crm/stages?pipelineId=${pipelineId}`)).body.items;
const namesOf = async (pipelineId: string) => (await stagesOf(pipelineId)).map(({ name }) => name);
const positionsOf = async (pipelineId: string) =>
  (await stagesOf(pipelineId)).map(({ position }) => position);
const pipeline = async (name: string): Promise<string> =>
  (await admin.post('/api/crm/pipelines', { name })).body.id;
const stage = (pipelineId: string, name: string, more = {}) =>
  admin.post('/api/crm/stages', { pipelineId, name, probability: 50, ...more });
const errorsOf = (body: { errors?: { field: string; code: string }[] }) =>
  (body.errors ?? []).map(({ field, code }) => `${field} ${code}`);

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
});
afterAll(() => platform.stop());

describe('pipelines', () => {
  it('begin with one that suits building and renovation', async () => {
    const { body } = await admin.get('/api/crm/pipelines');
    expect(body.items).toEqual([expect.objectContaining({ name: 'Affaires', position: 1, version: 1 })]);
    const { items } = (await admin.get(`/api/crm/stages?pipelineId=${body.items[0].id}`)).body;
    const shown = items.map((each: StageRow & { probability: number }) => [
      each.name,
      each.kind,
      each.probability,
    ]);
    expect(shown).toEqual([
      ['À qualifier', 'open', 10],
      ['Visite et métré', 'open', 30],
      ['Devis à faire', 'open', 50],
      ['Devis remis', 'open', 70],
      ['Négociation', 'open', 85],
      ['Gagnée', 'won', 100],
      ['Perdue', 'lost', 0],
    ]);
    const reasons = (await admin.get('/api/crm/lost-reasons')).body.items;
    expect(reasons.map(({ name }: { name: string }) => name)).toEqual([
      'Prix',
      'Délai',
      'Concurrent',
      'Projet abandonné',
      'Sans réponse',
      'Hors de notre métier',
    ]);
  });

  it('are made with the stages that they need, and their name stands once', async () => {
    const id = await pipeline('Entretien');
    expect(await namesOf(id)).toEqual(['À qualifier', 'Gagnée', 'Perdue']);
    const again = await admin.post('/api/crm/pipelines', { name: 'Entretien' });
    expect([again.status, errorsOf(again.body)]).toEqual([409, ['name taken']]);
  });

  it('are put into an order', async () => {
    const first = (await admin.post('/api/crm/pipelines', { name: 'Marchés publics', position: 1 })).body;
    expect(first.position).toBe(1);
    const order = async () =>
      (await admin.get('/api/crm/pipelines')).body.items.map(
        (each: StageRow) => `${each.position} ${each.name}`,
      );
    expect((await order()).slice(0, 2)).toEqual(['1 Marchés publics', '2 Affaires']);
    const moved = await admin.patch(`/api/crm/pipelines/${first.id}`, 1, { position: 500 });
    expect([moved.status, moved.body.version]).toEqual([200, 2]);
    expect((await order())[0]).toBe('1 Affaires');
    expect((await order()).at(-1)).toMatch(/Marchés publics/);
    expect((await admin.delete(`/api/crm/pipelines/${first.id}`, 2)).status).toBe(204);
  });

  it('are removed with their stages while they have no opportunity, but never the last one', async () => {
    const id = await pipeline('Sinistres');
    const opportunity = await admin.post('/api/crm/opportunities', {
      name: 'Dégât des eaux',
      pipelineId: id,
    });
    const refused = await admin.delete(`/api/crm/pipelines/${id}`, 1);
    expect([refused.status, refused.body.code, refused.body.opportunities]).toEqual([
      409,
      'CRM_PIPELINE_IN_USE',
      1,
    ]);
    expect((await admin.delete(`/api/crm/opportunities/${opportunity.body.id}`, 1)).status).toBe(204);
    expect((await admin.delete(`/api/crm/pipelines/${id}`, 1)).status).toBe(204);
    expect(await stagesOf(id)).toEqual([]);

    const alone = await platform.instance();
    const [only] = (await (await alone.admin()).get('/api/crm/pipelines')).body.items;
    const last = await (await alone.admin()).delete(`/api/crm/pipelines/${only.id}`, 1);
    expect([last.status, last.body.code]).toEqual([409, 'CRM_PIPELINE_NEEDED']);
  });
});

describe('stages', () => {
  it('go before the closing ones, where they are put, and leave no gap', async () => {
    const id = await pipeline('Pose');
    expect((await stage(id, 'Devis')).body).toMatchObject({ position: 2, kind: 'open', requiredFields: [] });
    expect((await stage(id, 'Visite', { position: 2 })).status).toBe(201);
    expect((await stage(id, 'Dernière', { position: 900 })).body.position).toBe(4);
    expect(await namesOf(id)).toEqual(['À qualifier', 'Visite', 'Devis', 'Dernière', 'Gagnée', 'Perdue']);

    const last = (await stagesOf(id))[3] as StageRow;
    const moved = await admin.patch(`/api/crm/stages/${last.id}`, last.version, { position: 1 });
    expect(moved.status).toBe(200);
    expect(await namesOf(id)).toEqual(['Dernière', 'À qualifier', 'Visite', 'Devis', 'Gagnée', 'Perdue']);
    const first = (await stagesOf(id))[0] as StageRow;
    await admin.patch(`/api/crm/stages/${first.id}`, first.version, { position: 3 });
    expect(await namesOf(id)).toEqual(['À qualifier', 'Visite', 'Dernière', 'Devis', 'Gagnée', 'Perdue']);
    const visit = (await stagesOf(id))[1] as StageRow;
    expect((await admin.delete(`/api/crm/stages/${visit.id}`, visit.version)).status).toBe(204);
    expect(await positionsOf(id)).toEqual([1, 2, 3, 4, 5]);
  });

  it('keep one for what is won, one for what is lost, and an open one', async () => {
    const id = await pipeline('Étanchéité');
    const [open, won, lost] = (await stagesOf(id)) as [StageRow, StageRow, StageRow];
    for (const each of [open, won, lost]) {
      const answer = await admin.delete(`/api/crm/stages/${each.id}`, each.version);
      expect([each.name, answer.status, answer.body.code]).toEqual([each.name, 409, 'CRM_STAGE_NEEDED']);
    }
    const second = await admin.post('/api/crm/stages', {
      pipelineId: id,
      name: 'x',
      probability: 1,
      kind: 'won',
    });
    expect([second.status, errorsOf(second.body)]).toEqual([422, ['kind unknown']]);
    const path = `/api/crm/stages/${won.id}`;
    const wrong = await admin.patch(path, won.version, { probability: 90, position: 1, pipelineId: lost.id });
    expect(errorsOf(wrong.body)).toEqual(['pipelineId fixed', 'position fixed', 'probability fixed']);
    const named = await admin.patch(path, won.version, { name: 'Signée', position: won.position });
    expect([named.status, named.body.name]).toEqual([200, 'Signée']);
  });

  it('stay while opportunities are there, and say how many', async () => {
    const id = await pipeline('Bardage');
    const extra = (await stage(id, 'Chiffrage')).body;
    for (const name of ['Hangar', 'École']) {
      expect((await admin.post('/api/crm/opportunities', { name, stageId: extra.id })).status).toBe(201);
    }
    const refused = await admin.delete(`/api/crm/stages/${extra.id}`, extra.version);
    expect(refused.body).toMatchObject({ status: 409, code: 'CRM_STAGE_IN_USE', opportunities: 2 });
    expect(refused.body.detail).toContain('2 affaires');
  });

  it('refuse nonsense, each at its field', async () => {
    const id = await pipeline('Nonsense');
    const cases: [object, string][] = [
      [{ probability: 101 }, 'probability max'],
      [{ maxAgeDays: 0 }, 'maxAgeDays min'],
      [{ position: 0 }, 'position min'],
      [{ requiredFields: ['secret'] }, 'requiredFields isIn'],
      [{ pipelineId: '00000000-0000-7000-8000-000000000000' }, 'pipelineId unknown-record'],
    ];
    for (const [more, error] of cases) {
      const answer = await stage(id, 'x', more);
      expect([more, answer.status, errorsOf(answer.body)]).toEqual([more, 422, [error]]);
    }
    expect((await stage(id, 'À qualifier')).status).toBe(409);
  });
});

describe('lost reasons', () => {
  it('stay while opportunities were lost for them', async () => {
    const reason = (await admin.post('/api/crm/lost-reasons', { name: 'Terrain non constructible' })).body;
    expect(reason.position).toBe(7);
    const lost = (await admin.get('/api/crm/stages?kind=lost')).body.items[0];
    const opportunity = await admin.post('/api/crm/opportunities', {
      name: 'Maison Kerampran',
      stageId: lost.id,
      lostReasonId: reason.id,
    });
    expect([opportunity.status, opportunity.body.state]).toEqual([201, 'lost']);
    const refused = await admin.delete(`/api/crm/lost-reasons/${reason.id}`, 1);
    expect(refused.body).toMatchObject({ status: 409, code: 'CRM_LOST_REASON_IN_USE', opportunities: 1 });
    await admin.delete(`/api/crm/opportunities/${opportunity.body.id}`, 1);
    expect((await admin.delete(`/api/crm/lost-reasons/${reason.id}`, 1)).status).toBe(204);
  });
});

describe('the configuration of opportunities', () => {
  it('is read by all who work with it, and changed by admins', async () => {
    for (const role of ['manager', 'member', 'reader'] as const) {
      const client = await instance.user(role);
      for (const path of ['pipelines', 'stages', 'lost-reasons']) {
        const list = await client.get(`/api/crm/${path}`);
        expect([role, path, list.status]).toEqual([role, path, 200]);
        const { id } = list.body.items[0];
        const answers = [
          await client.post(`/api/crm/${path}`, { name: 'x' }),
          await client.patch(`/api/crm/${path}/${id}`, 1, { name: 'x' }),
          await client.delete(`/api/crm/${path}/${id}`, 1),
        ];
        expect([role, path, answers.map(({ status }) => status)]).toEqual([role, path, [403, 403, 403]]);
      }
    }
  });

  it('stands two admins who order stages at once', async () => {
    const id = await pipeline('Ensemble');
    const names = Array.from({ length: 6 }, (_, index) => `Étape ${index}`);
    const answers = await Promise.all(names.map((name) => stage(id, name, { position: 1 })));
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201));
    expect(await positionsOf(id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await namesOf(id)).slice(-2)).toEqual(['Gagnée', 'Perdue']);
  });
});
