import { type TestInstance, TestPlatform } from '#testing';
import { ImportKit } from './import-test-kit.js';

const mapping = `
files: { calls: { path: calls.csv } }
steps:
  - target: crm.activity
    source: calls
    match: [externalId]
    fields:
      externalId: Id
      subject: Subject
      kind: { constant: call }
      dueAt: Due
      doneAt: Done
      companyId: { lookup: crm.company, column: Company, by: externalId }
      opportunityId: { lookup: crm.opportunity, column: Deal, by: externalId, onMissing: drop }
`;
const whole = `
files: { list: { path: list.csv } }
steps:
  - target: crm.company
    source: list
    match: [externalId]
    fields: { externalId: Id, name: Name }
  - name: calls
    target: crm.activity
    source: list
    match: [externalId]
    fields:
      externalId: Id
      subject: Name
      kind: { constant: call }
      doneAt: Done
      companyId: { lookup: crm.company, column: Id, by: externalId }
`;

describe('imports of records from which columns of others follow', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let kit: ImportKit;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    kit = new ImportKit(instance);
    kit.file('calls.yaml', mapping);
    kit.file('whole.yaml', whole);
  });
  afterAll(async () => {
    kit.clean();
    await platform.stop();
  });

  const followed = async () => {
    const [company] = await kit.rows("SELECT last_contact_at AS at FROM crm_company WHERE external_id = 'c'");
    const [deal] = await kit.rows("SELECT next_action_at AS at FROM crm_opportunity WHERE external_id = 'd'");
    return [company?.['at'] ?? null, deal?.['at'] ?? null];
  };
  const calls = (...lines: string[]) =>
    kit.file('calls.csv', ['Id,Subject,Due,Done,Company,Deal', ...lines, ''].join('\n'));

  it('bring them along, and their undoing takes them back', async () => {
    const admin = await instance.admin();
    const companyId = (await admin.post('/api/crm/companies', { name: 'Loire', externalId: 'c' })).body.id;
    await admin.post('/api/crm/opportunities', { name: 'Extension', externalId: 'd', companyId });
    // A time without an offset is that of the wall: Paris.
    calls('1,Premier,2030-05-02 09:00,,c,d', '2,Second,,2024-05-02 09:00,c,');
    const first = await kit.runTwice('calls.yaml');
    expect(first).toMatchObject({ created: 2, rejected: 0 });
    const begun = [new Date('2024-05-02T07:00:00Z'), new Date('2030-05-02T07:00:00Z')];
    expect(await followed()).toEqual(begun);
    expect(await kit.run('calls.yaml')).toMatchObject({ unchanged: 2, updated: 0 });

    calls('1,Premier,2030-04-02 09:00,,c,d', '3,Troisième,,2025-05-02 09:00,c,');
    const second = await kit.run('calls.yaml');
    expect(await followed()).toEqual([new Date('2025-05-02T07:00:00Z'), new Date('2030-04-02T07:00:00Z')]);
    expect(await kit.undo(second.importId)).toMatchObject({ state: 'undone', undone: 2, kept: [] });
    expect(await followed()).toEqual(begun);
    // The first call has been changed since, and given back: it is kept, and with it what follows.
    expect(await kit.undo(first.importId)).toMatchObject({
      undone: 1,
      kept: [{ record: 'crm.activity', reason: { en: 'the record changed since the import' } }],
    });
    expect(await followed()).toEqual([null, begun[1]]);
  });

  it('are no reason to keep a record that nobody changed', async () => {
    kit.file('list.csv', 'Id,Name,Done\nx,Toitures,2024-05-02T09:00:00Z\n');
    const { importId } = await kit.run('whole.yaml');
    const contacted = () => kit.rows("SELECT last_contact_at AS at FROM crm_company WHERE external_id = 'x'");
    expect(await contacted()).toEqual([{ at: new Date('2024-05-02T09:00:00Z') }]);
    // Somebody calls, and removes that again: the company is what it was.
    const admin = await instance.admin();
    const company = await admin.get('/api/crm/companies?externalId=x');
    const call = {
      subject: 'x',
      kind: 'call',
      doneAt: '2025-01-01T00:00:00Z',
      companyId: company.body.items[0].id,
    };
    const { body } = await admin.post('/api/crm/activities', call);
    expect(await contacted()).toEqual([{ at: new Date('2025-01-01T00:00:00Z') }]);
    expect((await admin.delete(`/api/crm/activities/${body.id}`, 1)).status).toBe(204);
    expect(await kit.undo(importId)).toMatchObject({ state: 'undone', undone: 2, kept: [] });
    expect(await contacted()).toEqual([]);
  });
});
