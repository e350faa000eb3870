import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { errorsOf } from '../leads/lead-test-kit.js';
import { MergePurge } from './merge-purge.js';
import { digestsOf, MergeKit, twins } from './merge-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;
let kit: MergeKit;

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
  kit = new MergeKit(admin);
});
afterAll(() => platform.stop());

const beside = (path: string, recordId: string, resource: string) =>
  admin.get(`/api/workspace/${path}?resource=${resource}&recordId=${recordId}`);

describe('two companies made one', () => {
  it('are one for everything that named either, and then two again, exactly', async () => {
    const { first, second, own, tie, opportunity, activity, comment } = await twins(instance, kit);
    const { siret } = await kit.read(`companies/${second}`);
    const before = await digestsOf(platform, instance);
    const merged = await kit.merge('companies', first, second, { name: 'other' });
    expect([merged.status, merged.text]).toEqual([200, merged.text]);
    expect(merged.body).toMatchObject({
      keptId: first,
      otherId: second,
      otherTitle: 'Martin SARL',
      undoneAt: null,
    });

    const one = await kit.read(`companies/${first}`);
    expect(one).toMatchObject({
      name: 'Martin SARL',
      siren: '732829320',
      siret,
      phone: '+33240000000',
      website: 'https://martin.example',
      notes: 'la première',
      city: 'Nantes',
    });
    expect((await admin.get(`/api/crm/companies/${second}`)).status).toBe(404);
    expect((await kit.read(`companies/${first}/contacts`)).items).toHaveLength(2);
    expect(await kit.read(`affiliations/${tie}`)).toMatchObject({ companyId: first, contactId: own });
    expect(await kit.read(`opportunities/${opportunity}`)).toMatchObject({ companyId: first });
    expect(await kit.read(`activities/${activity}`)).toMatchObject({ companyId: first });
    expect((await beside('comments', first, 'crm.company')).body.items).toMatchObject([{ id: comment }]);
    expect((await beside('attachments', first, 'crm.company')).body.items).toHaveLength(1);

    const list = await admin.get(`/api/crm/merges?recordId=${first}`);
    expect(list.body.items).toEqual([merged.body]);
    expect((await admin.get(`/api/crm/merges?recordId=${second}`)).body.items).toEqual([merged.body]);
    const history = await admin.get(`/api/crm/merges/${merged.body.id}/history`);
    expect(history.body.items.map(({ operation }: { operation: string }) => operation)).toEqual([
      'delete',
      'insert',
    ]);
    expect(history.body.items[1].changes).toContainEqual({ field: 'name', from: null, to: 'Martin SARL' });

    const undone = await kit.undo(merged.body.id);
    expect([undone.status, undone.text]).toEqual([200, undone.text]);
    expect(undone.body).toMatchObject({ undoneAt: expect.any(String), undoableUntil: null });
    expect(await digestsOf(platform, instance)).toEqual(before);
    expect((await kit.undo(merged.body.id)).body.code).toBe('CRM_MERGE_UNDONE');
  });

  it('are merged one into the next and come apart in the other order only', async () => {
    const [a, b, c] = [
      await kit.company('A'),
      await kit.company('B', { notes: 'b' }),
      await kit.company('C'),
    ];
    const before = await digestsOf(platform, instance);
    const first = (await kit.merge('companies', b, c)).body;
    const second = (await kit.merge('companies', a, b)).body;
    const steps = (await admin.get(`/api/crm/merges?recordId=${a}`)).body.items;
    expect(steps.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id]);
    const early = await kit.undo(first.id);
    expect([early.status, early.body.code]).toEqual([409, 'CRM_MERGE_BLOCKED']);
    expect((await kit.undo(second.id)).status).toBe(200);
    expect((await kit.undo(first.id)).status).toBe(200);
    expect(await digestsOf(platform, instance)).toEqual(before);
  });

  it('keep what was done since where the merge had changed nothing, and give new versions there', async () => {
    const { first, second, opportunity } = await twins(instance, kit);
    const { body: merge } = await kit.merge('companies', first, second);
    const one = await kit.read(`companies/${first}`);
    const deal = await kit.read(`opportunities/${opportunity}`);
    await admin.patch(`/api/crm/companies/${first}`, one.version, { nafCode: '43.91A' });
    await admin.patch(`/api/crm/opportunities/${opportunity}`, deal.version, { notes: 'avancée' });
    expect((await kit.undo(merge.id)).status).toBe(200);
    const after = await kit.read(`companies/${first}`);
    expect(after).toMatchObject({
      nafCode: expect.stringContaining('43'),
      website: null,
      version: one.version + 2,
    });
    expect(await kit.read(`opportunities/${opportunity}`)).toMatchObject({
      companyId: second,
      notes: 'avancée',
      version: deal.version + 2,
    });
  });

  it('stay one where something is in the way, and tell what', async () => {
    const { first, second, opportunity } = await twins(instance, kit);
    const { body: merge } = await kit.merge('companies', first, second);
    const third = await kit.company('Tierce');
    const [one, deal] = [
      await kit.read(`companies/${first}`),
      await kit.read(`opportunities/${opportunity}`),
    ];
    await admin.patch(`/api/crm/companies/${first}`, one.version, { website: 'https://autre.example' });
    await admin.patch(`/api/crm/opportunities/${opportunity}`, deal.version, { companyId: third });
    const before = await digestsOf(platform, instance);
    const refused = await kit.undo(merge.id);
    expect(refused.body).toMatchObject({ code: 'CRM_MERGE_BLOCKED' });
    expect(errorsOf(refused)).toEqual([409, 'website changed-since', 'companyId changed-since']);
    expect(await digestsOf(platform, instance)).toEqual(before);

    await admin.patch(`/api/crm/companies/${first}`, one.version + 1, { website: 'https://martin.example' });
    await admin.patch(`/api/crm/opportunities/${opportunity}`, deal.version + 1, { companyId: first });
    await admin.patch(`/api/crm/companies/${first}`, one.version + 2, { siret: null, externalId: null });
    const taken = await admin.post('/api/crm/companies', { name: 'Preneuse', siret: one.siret });
    const { version } = await kit.read(`companies/${first}`);
    await admin.patch(`/api/crm/companies/${first}`, version, { externalId: one.externalId });
    const again = await kit.undo(merge.id);
    expect(errorsOf(again)).toEqual([409, 'siret changed-since']);
    expect(taken.status).toBe(201);
  });

  it('cannot come apart when another record took what one of them had', async () => {
    const key = `K-${newId()}`;
    const [first, second] = [
      await kit.company('Une', { externalId: newId() }),
      await kit.company('Deux', { externalId: key }),
    ];
    const { body: merge } = await kit.merge('companies', first, second);
    const thief = await kit.company('Autre', { externalId: key });
    const refused = await kit.undo(merge.id);
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      'CRM_MERGE_BLOCKED',
      expect.stringContaining('Identifiant externe'),
    ]);
    expect((await admin.delete(`/api/crm/companies/${thief}`, 1)).status).toBe(204);
    expect((await kit.undo(merge.id)).status).toBe(200);
  });

  it('can be told apart for thirty days', async () => {
    const [first, second] = [await kit.company('Vieille'), await kit.company('Vieille bis')];
    const { body: merge } = await kit.merge('companies', first, second);
    await instance.work((db) =>
      db.query("UPDATE crm_merge SET merged_at = merged_at - interval '30 days' WHERE id = $1", [merge.id]),
    );
    expect((await admin.get(`/api/crm/merges?recordId=${first}`)).body.items[0].undoableUntil).toBeNull();
    expect((await kit.undo(merge.id)).body.code).toBe('CRM_MERGE_TOO_OLD');
    const remembered = () =>
      instance.work((db) => db.query('SELECT FROM crm_merge_change WHERE merge_id = $1', [merge.id]));
    expect((await remembered()).length).toBeGreaterThan(0);
    expect(await instance.work(() => platform.app.get(MergePurge).run())).toBe(1);
    expect(await remembered()).toEqual([]);
  });
});
