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

describe('opportunities on their way', () => {
  it('go through stages, keep their own probability where one is given, and are won', async () => {
    const { id } = await kit.create('Ravalement Syndic Les Tilleuls', { amount: '12000' });
    const visit = await kit.move(id, 1, 'Visite et métré');
    expect([visit.status, visit.body]).toEqual([
      200,
      expect.objectContaining({ version: 2, probability: 30, weightedAmount: '3600.00', state: 'open' }),
    ]);
    const quote = await kit.move(id, 2, 'Devis remis', { probability: 60 });
    expect(quote.body).toMatchObject({ probability: 60, state: 'open' });
    const same = await kit.move(id, 3, 'Devis remis');
    expect([same.status, same.body]).toEqual([200, quote.body]);
    const won = await kit.move(id, 3, 'Gagnée');
    expect(won.body).toMatchObject({ state: 'won', probability: 100, weightedAmount: '12000.00' });
    expect(won.body['closedAt']).toBe(won.body['stageSince']);

    const steps = await kit.stepsOf(id);
    expect(
      steps.map((step: Record<string, unknown>) => [step['fromStageName'], step['toStageName']]),
    ).toEqual([
      [null, 'À qualifier'],
      ['À qualifier', 'Visite et métré'],
      ['Visite et métré', 'Devis remis'],
      ['Devis remis', 'Gagnée'],
    ]);
    expect(steps.map(({ lastedMs }: { lastedMs: number | null }) => lastedMs)).toEqual([
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
      null,
    ]);
    expect(steps[3]).toMatchObject({ fromState: 'open', toState: 'won', amount: '12000.00' });
    expect(steps[3].actorId).toBe(won.body['updatedBy']);
    const closed = await kit.move(id, 4, 'Visite et métré');
    expect([closed.status, closed.body['code']]).toEqual([409, 'TRANSITION_REFUSED']);
  });

  it('are lost for a reason, which may be put right', async () => {
    const { id } = await kit.create('Piscine Rabouineau');
    const without = await kit.move(id, 1, 'Perdue');
    expect([without.status, errorsOf(without.body)]).toEqual([422, ['lostReasonId required']]);
    const unknown = await kit.move(id, 1, 'Perdue', { lostReasonId: newId() });
    expect([unknown.status, errorsOf(unknown.body)]).toEqual([422, ['lostReasonId unknown-record']]);
    const lostReasonId = kit.reasons.get('Prix');
    const lost = await kit.move(id, 1, 'Perdue', { lostReasonId, lostNote: '8 % plus cher' });
    expect(lost.body).toMatchObject({
      state: 'lost',
      probability: 0,
      lostReasonId,
      lostNote: '8 % plus cher',
    });
    const corrected = await kit.move(id, 2, 'Perdue', { lostReasonId: kit.reasons.get('Délai') });
    expect(corrected.body).toMatchObject({
      lostReasonId: kit.reasons.get('Délai'),
      closedAt: lost.body['closedAt'],
    });
    expect(await kit.stepsOf(id)).toHaveLength(2);
  });

  it('fill what a stage asks for before they come there, and keep it filled', async () => {
    const { id } = await kit.create('Bardage École Bellefontaine');
    const empty = await kit.move(id, 1, 'Devis remis');
    expect([empty.status, errorsOf(empty.body)]).toEqual([422, ['amount required-by-stage']]);
    await admin.patch(`${opportunitiesPath}/${id}`, 1, { amount: '0' });
    expect((await kit.move(id, 2, 'Devis remis')).status).toBe(200);
    const cleared = await admin.patch(`${opportunitiesPath}/${id}`, 3, { amount: null });
    expect([cleared.status, errorsOf(cleared.body)]).toEqual([422, ['amount required-by-stage']]);
    expect((await admin.patch(`${opportunitiesPath}/${id}`, 3, { notes: null, source: null })).status).toBe(
      200,
    );
    const created = await admin.post(opportunitiesPath, {
      name: 'x',
      stageId: kit.stages.get('Négociation'),
    });
    expect([created.status, errorsOf(created.body)]).toEqual([422, ['amount required-by-stage']]);
  });

  it('are given up, and opened again where they were', async () => {
    const { id } = await kit.create('Parquet Santerre');
    await kit.move(id, 1, 'Visite et métré');
    const idle = await kit.command(id, 2, 'abandonment', { note: 'plus de nouvelles' });
    expect(idle.body).toMatchObject({
      state: 'abandoned',
      stageId: kit.stages.get('Visite et métré'),
      probability: 0,
      lostNote: 'plus de nouvelles',
    });
    const twice = await kit.command(id, 3, 'abandonment', {});
    expect([twice.status, twice.body['code']]).toEqual([409, 'TRANSITION_REFUSED']);
    const closing = await kit.command(id, 3, 'reopening', { stageId: kit.stages.get('Gagnée') });
    expect([closing.status, errorsOf(closing.body)]).toEqual([422, ['stageId not-open']]);
    const open = await kit.command(id, 3, 'reopening', {});
    expect(open.body).toMatchObject({
      state: 'open',
      stageId: kit.stages.get('Visite et métré'),
      probability: 30,
      closedAt: null,
      lostNote: null,
    });
    const again = await kit.command(id, 4, 'reopening', {});
    expect([again.status, again.body['code']]).toEqual([409, 'TRANSITION_REFUSED']);

    await kit.move(id, 4, 'Perdue', { lostReasonId: kit.reasons.get('Sans réponse') });
    const back = await kit.command(id, 5, 'reopening', {});
    expect(back.body).toMatchObject({ stageId: kit.stages.get('Visite et métré'), lostReasonId: null });
    expect((await kit.stepsOf(id)).map(({ toState }: { toState: string }) => toState)).toEqual([
      'open',
      'open',
      'abandoned',
      'open',
      'lost',
      'open',
    ]);
  });

  it('go to another pipeline with its stage', async () => {
    const pipelineId = (await admin.post('/api/crm/pipelines', { name: 'Entretien' })).body.id;
    const [first] = (await admin.get(`/api/crm/stages?pipelineId=${pipelineId}`)).body.items;
    const { id } = await kit.create('Contrat Chauffage Orvault');
    const moved = await kit.command(id, 1, 'stage', { stageId: first.id });
    expect(moved.body).toMatchObject({ pipelineId, stageId: first.id });
    const there = await kit.create('Contrat Foncière Villebrun', { pipelineId });
    expect(there).toMatchObject({ pipelineId, stageId: first.id });
    const mixed = await admin.post(opportunitiesPath, {
      name: 'x',
      pipelineId,
      stageId: kit.stages.get('Devis à faire'),
    });
    expect([mixed.status, errorsOf(mixed.body)]).toEqual([422, ['stageId unknown-record']]);
  });

  it('refuse a stale or unversioned command, and repeat one with its key', async () => {
    const { id } = await kit.create('Serrurerie Cormerais');
    const body = { stageId: kit.stages.get('Visite et métré') };
    expect((await admin.post(`${opportunitiesPath}/${id}/stage`, body)).status).toBe(428);
    const headers = { 'if-match': '"1"', 'idempotency-key': 'moved once' };
    const first = await admin.send('POST', `${opportunitiesPath}/${id}/stage`, { body, headers });
    const second = await admin.send('POST', `${opportunitiesPath}/${id}/stage`, { body, headers });
    expect([first.status, second.body]).toEqual([200, first.body]);
    const stale = await kit.move(id, 1, 'Gagnée');
    expect(stale.body).toMatchObject({ code: 'STALE_VERSION', version: 2, current: { state: 'open' } });
    expect((await kit.command(newId(), 1, 'stage', body)).status).toBe(404);
  });

  it('keep the name of a stage that is gone', async () => {
    const pipelineId = (await admin.post('/api/crm/pipelines', { name: 'Chantiers' })).body.id;
    const stage = (await admin.post('/api/crm/stages', { pipelineId, name: 'Relance', probability: 5 })).body;
    const { id } = await kit.create('Isolation Grand Ouest', { stageId: stage.id });
    expect((await kit.move(id, 1, 'Visite et métré')).status).toBe(200);
    expect((await admin.delete(`/api/crm/stages/${stage.id}`, stage.version)).status).toBe(204);
    const steps = await kit.stepsOf(id);
    expect(steps[0]).toMatchObject({ toStageId: null, toStageName: 'Relance' });
    expect(steps[1]).toMatchObject({
      fromStageId: null,
      fromStageName: 'Relance',
      toStageName: 'Visite et métré',
    });
  });
});
