import { systemActor } from '#runtime';
import { TestPlatform } from '#testing';
import { ImportKit } from './import-test-kit.js';

const staff = `
files: { staff: { path: staff.csv } }
steps:
  - target: hr.employee
    source: staff
    match: [externalId]
    fields:
      externalId: Id
      firstName: Prenom
      lastName: Nom
      birthDate: { column: Ne, transform: { date: dd/MM/yyyy } }
      managerId: { lookup: hr.employee, column: Chef, deferred: true }
`;

describe('imports of HR data', () => {
  let platform: TestPlatform;
  let kit: ImportKit;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    kit = new ImportKit(await platform.instance());
    kit.file('staff.yaml', staff);
  });
  afterEach(() => kit.clean());
  afterAll(() => platform.stop());

  it('put references among the rows of one file in place once all are there, and show no HR value', async () => {
    kit.file(
      'staff.csv',
      'Id,Prenom,Nom,Ne,Chef\n1,Anne,Un,01/02/1980,2\n2,Bob,Deux,31/02/1985,\n3,Zoé,Trois,,1\n4,Max,Quatre,,9\n',
    );
    const report = await kit.runTwice('staff.yaml');
    expect(report).toMatchObject({ read: 4, created: 3, rejected: 1, warningCount: 2 });
    expect(report.rejects).toEqual([
      { file: 'staff.csv', line: 3, column: 'Ne', reason: 'Date de naissance : date illisible' },
    ]);
    expect(report.warnings.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 Responsable hiérarchique : aucune fiche Salarié n’a cette clé',
      '5 Responsable hiérarchique : aucune fiche Salarié n’a cette clé',
    ]);
    const managed = await kit.rows(
      'SELECT e.external_id AS id, m.external_id AS chef FROM hr_employee e JOIN hr_employee m ON m.id = e.manager_id',
    );
    expect(managed).toEqual([{ id: '3', chef: '1' }]);
    kit.file('staff.csv', 'Id,Prenom,Nom,Ne,Chef\n1,Anne,Un,01/02/1980,4\n3,Zoé,Trois,,1\n4,Max,Quatre,,\n');
    expect(await kit.runTwice('staff.yaml')).toMatchObject({ updated: 1, unchanged: 2, rejected: 0 });
    const trail = await kit.rows<{ entry: string }>(
      "SELECT entry FROM identity_audit_event WHERE action = 'integrations.import'",
    );
    expect(trail).toHaveLength(4);
    for (const { entry } of trail) expect(entry).not.toMatch(/Anne|Trois|1980/);
    expect(await kit.rows('SELECT 1 FROM change_journal WHERE table_name LIKE $1', ['hr%'])).toEqual([]);
  });

  it('are refused to who may not import such records', async () => {
    kit.file('staff.csv', 'Id,Prenom,Nom,Ne,Chef\n1,Anne,Un,,\n');
    const actor = {
      ...systemActor('x'),
      reachOf: (permission: string) => (permission.startsWith('hr.') ? undefined : ('all' as const)),
    };
    await expect(kit.run('staff.yaml', {}, actor)).rejects.toMatchObject({ kind: { code: 'FORBIDDEN' } });
    expect(await kit.rows('SELECT 1 FROM integrations_import')).toEqual([]);
  });
});
