import { newId } from '#kernel';
import type { TestClient } from '#testing';
import { SellingKit } from './opportunities-test-kit.js';

let kit: SellingKit;
let admin: TestClient;
let member: TestClient;

beforeAll(async () => {
  kit = await SellingKit.start();
  admin = kit.admin;
  member = await kit.instance.user('member');
  await kit.addSome(member);
});
afterAll(() => kit.stop());

describe('the report of a pipeline', () => {
  const report = async (client: TestClient, query = '') =>
    (await client.get(`/api/crm/pipeline-report?${query}`)).body;

  it('tells what was won, lost and why, and what is to come', async () => {
    const body = await report(admin);
    expect(body).toMatchObject({
      won: { count: 1, amount: '30000.00', averageAmount: '30000.00', medianDays: null },
      lost: { count: 1, amount: '7000.00' },
      abandoned: { count: 1, amount: '1.00' },
      winRate: 50,
      lostReasons: [{ id: kit.reasons.get('Prix'), name: 'Prix', count: 1, amount: '7000.00' }],
      forecast: [
        { month: '2031-01', count: 1, amount: '0.00', weightedAmount: '0.00' },
        { month: '2031-02', count: 2, amount: '30000.55', weightedAmount: '15000.06' },
        { month: null, count: 1, amount: '5000.00', weightedAmount: '4500.00' },
      ],
    });
    const past = await report(admin, 'from=2025-01-15&to=2025-01-15');
    expect(past).toMatchObject({
      from: '2025-01-15',
      won: { count: 1, amount: '99999.00' },
      lost: { count: 0, amount: '0.00' },
      winRate: 100,
      lostReasons: [],
    });
    expect((await report(admin, 'from=2020-01-01&to=2020-12-31')).winRate).toBeNull();
  });

  it('follows opportunities from stage to stage', async () => {
    const pipelineId = (await admin.post('/api/crm/pipelines', { name: 'Rénovation' })).body.id;
    const add = async (name: string, position: number) =>
      (await admin.post('/api/crm/stages', { pipelineId, name, position, probability: 50 })).body.id;
    const [quote] = [await add('Devis', 2), await add('Relance', 3)];
    const items = (await admin.get(`/api/crm/stages?pipelineId=${pipelineId}`)).body.items;
    const [qualify, , , won, lost] = items.map(({ id }: { id: string }) => id);
    const steps: [string, string, number][][] = [
      // Won by way of the quote: 2 and 6 days. Lost after 4 days. Still there.
      [
        [qualify, 'open', 20],
        [quote, 'open', 18],
        [won, 'won', 12],
      ],
      [
        [qualify, 'open', 20],
        [lost, 'lost', 16],
      ],
      [[qualify, 'open', 9]],
      // Came before the period, went on within it.
      [
        [qualify, 'open', 400],
        [quote, 'open', 10],
      ],
    ];
    for (const [index, way] of steps.entries()) {
      const { id } = (await admin.post('/api/crm/opportunities', { name: `Chantier ${index}`, pipelineId }))
        .body;
      await kit.instance.work(async (db) => {
        await db.query('DELETE FROM crm_stage_change WHERE opportunity_id = $1', [id]);
        for (const [stageId, state, daysAgo] of way) {
          await db.query(
            `INSERT INTO crm_stage_change (id, opportunity_id, to_stage_id, to_stage_name, to_state, changed_at)
             VALUES ($1, $2, $3, 'x', $4, now() - make_interval(days => $5))`,
            [newId(), id, stageId, state, daysAgo],
          );
        }
      });
    }
    const { stages: figures } = await report(admin, `pipelineId=${pipelineId}`);
    expect(figures.map((each: { stage: { name: string } }) => each.stage.name)).toEqual([
      'À qualifier',
      'Devis',
      'Relance',
    ]);
    expect(figures).toMatchObject([
      { entered: 3, advanced: 1, won: 1, conversion: 33.3, medianDays: 3 },
      { entered: 2, advanced: 1, won: 1, conversion: 50, medianDays: 6 },
      { entered: 0, advanced: 0, won: 0, conversion: null, medianDays: null },
    ]);
  });

  it('is of one owner when asked, and never of more than the user may read', async () => {
    const [ownerId] = (await member.get('/api/crm/opportunities?q=piscine')).body.items.map(
      (each: { ownerId: string }) => each.ownerId,
    );
    const owned = await report(admin, `ownerId=${ownerId}`);
    expect(owned).toMatchObject({
      won: { count: 1 },
      lost: { count: 0 },
      forecast: [{ month: null, count: 1 }],
    });
    await kit.limitMember('own');
    const { from: _, ...own } = await report(member);
    expect(own).toMatchObject({
      won: { count: 1 },
      lost: { count: 0 },
      winRate: 100,
      forecast: owned.forecast,
    });
    expect(own.stages).toEqual(owned.stages);
    await kit.limitMember('all');
  });

  it('refuses a period that ends before it begins, and unknown parameters', async () => {
    for (const [query, field] of [
      ['from=2026-02-01&to=2026-01-01', 'to'],
      ['from=yesterday', 'from'],
      [`pipelineId=${newId()}`, 'pipelineId'],
      ['ownerId=x', 'ownerId'],
      ['colour=red', 'colour'],
      ['from=2026-01-01&from=2026-01-02', 'from'],
    ]) {
      const { status, body } = await admin.get(`/api/crm/pipeline-report?${query}`);
      expect([query, status, body.errors?.[0]?.field]).toEqual([query, 422, field]);
    }
  });
});
