import { newId } from '#kernel';
import type { TestClient } from '#testing';
import { SellingKit } from './opportunities-test-kit.js';
import { opportunityType } from './opportunity.entity.js';

let kit: SellingKit;
let admin: TestClient;
let member: TestClient;

interface Column {
  stage: { name: string; kind: string };
  count: number;
  amount: string;
  weightedAmount: string;
  items: { id: string; name: string; companyName: string | null }[];
}
const board = async (client: TestClient, query = ''): Promise<Column[]> => {
  const { status, body, text } = await client.get(`/api/crm/opportunity-board?${query}`);
  if (status !== 200) throw new Error(text);
  return body.columns;
};
const summary = (columns: Column[]) =>
  columns
    .filter(({ count }) => count > 0)
    .map(({ stage, count, amount, weightedAmount }) => [stage.name, count, amount, weightedAmount]);

beforeAll(async () => {
  kit = await SellingKit.start();
  admin = kit.admin;
  member = await kit.instance.user('member');
  await kit.addSome(member);
});
afterAll(() => kit.stop());

describe('the board of opportunities', () => {
  it('shows every stage with its totals: what is open, and what was won or lost lately', async () => {
    const columns = await board(admin);
    expect(columns.map(({ stage }) => stage.name)).toEqual([
      'À qualifier',
      'Visite et métré',
      'Devis à faire',
      'Devis remis',
      'Négociation',
      'Gagnée',
      'Perdue',
    ]);
    expect(summary(columns)).toEqual([
      ['À qualifier', 2, '10000.55', '1000.06'],
      ['Devis remis', 2, '25000.00', '18500.00'],
      ['Gagnée', 1, '30000.00', '30000.00'],
      ['Perdue', 1, '7000.00', '0.00'],
    ]);
    // In the order of the list: what is to be signed first comes first.
    expect(columns[0]?.items.map(({ name }) => name)).toEqual(['Véranda', 'Extension']);
    expect(columns[0]?.items[1]).toMatchObject({
      companyName: 'Maisons Loire',
      contactName: null,
      version: 1,
    });
    expect(columns[1]).toMatchObject({ count: 0, amount: '0.00', weightedAmount: '0.00', items: [] });
  });

  it('takes the filters, search and order of the list', async () => {
    expect(summary(await board(admin, 'amount.from=8000&state=open'))).toEqual([
      ['À qualifier', 1, '10000.55', '1000.06'],
      ['Devis remis', 1, '20000.00', '14000.00'],
    ]);
    expect(summary(await board(admin, 'q=piscine'))).toEqual([['Devis remis', 1, '5000.00', '4500.00']]);
    const [first] = await board(admin, 'sort=name&order=asc');
    expect(first?.items.map(({ name }) => name)).toEqual(['Extension', 'Véranda']);
    const [second] = await board(admin, 'sort=name&perPage=1&page=2');
    expect([second?.count, second?.items.map(({ name }) => name)]).toEqual([2, ['Véranda']]);
  });

  it('has the cards of each stage in the order of the list, whatever that is', async () => {
    const names = opportunityType.fields.filter(({ sortable }) => sortable).map(({ name }) => name);
    expect(names).toContain('stageSince');
    for (const sort of names) {
      const listed = (await admin.get(`/api/crm/opportunities?sort=${sort}&order=desc&perPage=200`)).body
        .items;
      for (const query of [`sort=${sort}&order=desc`, `sort=${sort}&order=desc&q=e`]) {
        for (const { items } of await board(admin, query)) {
          const ids = items.map(({ id }) => id);
          const expected = listed
            .map(({ id }: { id: string }) => id)
            .filter((id: string) => ids.includes(id));
          expect([query, ids]).toEqual([query, expected]);
        }
      }
    }
  });

  it('shows nobody more than the list does', async () => {
    const shareTeam = () =>
      kit.instance.work(async (db) => {
        await db.query("INSERT INTO identity_team (id, name) VALUES ($1, 'Vente')", [newId()]);
        await db.query('UPDATE identity_user SET team_id = (SELECT id FROM identity_team)');
      });
    for (const [reach, expected, prepare] of [
      ['all', 6, undefined],
      ['own', 2, undefined],
      ['team', 2, undefined],
      ['team', 6, shareTeam],
    ] as const) {
      await kit.limitMember(reach);
      await prepare?.();
      const columns = await board(member);
      const ids = columns.flatMap(({ items }) => items.map(({ id }) => id)).sort();
      expect([reach, ids.length]).toEqual([reach, expected]);
      expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(expected);
      const listed = (await member.get('/api/crm/opportunities?perPage=200')).body.items;
      const recent = listed.filter(
        (each: { name: string; state: string }) => each.state !== 'abandoned' && each.name !== 'Ancienne',
      );
      expect(recent.map(({ id }: { id: string }) => id).sort()).toEqual(ids);
    }
    await kit.limitMember('all');
  });

  it('tells no name of a company out of reach', async () => {
    const without = await kit.instance.work((db) =>
      db.query(
        "UPDATE identity_role SET version = version + 1, permissions = permissions - 'crm.company.read' WHERE key = 'member'",
      ),
    );
    expect(without).toEqual([]);
    const [first] = await board(member, 'q=extension');
    expect(first?.items[0]).toMatchObject({ name: 'Extension', companyName: null });
  });

  it('refuses several pipelines, an unknown one and what the list refuses', async () => {
    for (const query of [
      `pipelineId=${newId()}`,
      `pipelineId=${newId()},${newId()}`,
      'pipelineId=null',
      'pipelineId=x',
      'colour=red',
      'sort=notes',
    ]) {
      const { status, body } = await admin.get(`/api/crm/opportunity-board?${query}`);
      expect([query, status, body.code]).toEqual([query, 422, 'INVALID_INPUT']);
    }
  });
});
