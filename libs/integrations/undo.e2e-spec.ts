import { type TestInstance, TestPlatform } from '#testing';
import { ImportKit } from './import-test-kit.js';

const mapping = `
files: { list: { path: list.csv } }
steps:
  - name: companies
    target: crm.company
    source: list
    match: [externalId]
    fields: { externalId: Id, name: Name, notes: Note, addresses: { part: { city: City } } }
  - name: contacts
    target: crm.contact
    source: list
    match: [externalId]
    fields: { externalId: Id, lastName: Name }
  - name: ties
    target: crm.affiliation
    source: list
    match: [contactId, companyId]
    fields:
      contactId: { lookup: crm.contact, column: Id }
      companyId: { lookup: crm.company, column: Id }
`;
const staff = `
files: { staff: { path: staff.csv } }
steps:
  - target: hr.department
    source: staff
    match: [externalId]
    fields: { externalId: Id, name: Name }
  - target: hr.employee
    source: staff
    match: [externalId]
    fields:
      externalId: Id
      firstName: Name
      lastName: Name
      managerId: { lookup: hr.employee, column: Boss, deferred: true }
  - target: hr.assignment
    source: staff
    match: [employeeId, departmentId, startedOn]
    fields:
      employeeId: { lookup: hr.employee, column: Id }
      departmentId: { lookup: hr.department, column: Id }
      startedOn: { constant: "2024-01-01" }
`;

describe('undoing an import', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let kit: ImportKit;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance();
    kit = new ImportKit(instance);
    kit.file('list.yaml', mapping);
    kit.file('staff.yaml', staff);
  });
  afterEach(() => kit.clean());
  afterAll(() => platform.stop());

  const list = (...lines: string[]) => kit.file('list.csv', ['Id,Name,Note,City', ...lines, ''].join('\n'));
  const companies = () =>
    kit.rows('SELECT external_id AS id, name, notes, city FROM crm_company ORDER BY external_id');

  it('removes what it created and gives back what it changed', async () => {
    list('a,Alpha,old,Nantes', 'b,Beta,,');
    await kit.run('list.yaml');
    const before = await companies();
    list('a,Alpha,new,Brest', 'c,Gamma,,');
    const { importId } = await kit.run('list.yaml');
    expect(await companies()).toHaveLength(3);
    expect(await kit.undo(importId)).toMatchObject({ state: 'undone', undone: 4, kept: [] });
    expect(await companies()).toEqual(before);
    expect(await kit.rows('SELECT 1 FROM crm_contact')).toHaveLength(2);
    expect(await kit.rows('SELECT 1 FROM crm_affiliation')).toHaveLength(2);
    // The undo is itself in the journal, under a name of its own.
    const batches = await kit.rows('SELECT DISTINCT batch_id FROM change_journal WHERE batch_id IS NOT NULL');
    expect(batches).toHaveLength(3);
  });

  it('is done once', async () => {
    list('a,Alpha,,');
    const { importId } = await kit.run('list.yaml');
    await kit.undo(importId);
    await expect(kit.undo(importId)).rejects.toMatchObject({ kind: { code: 'IMPORT_ALREADY_UNDONE' } });
    await expect(kit.undo('01890000-0000-7000-8000-000000000000')).rejects.toMatchObject({
      kind: { code: 'NOT_FOUND' },
    });
  });

  it('keeps what somebody changed since, and what others depend on', async () => {
    list('a,Alpha,,', 'b,Beta,,', 'c,Gamma,,', 'd,Delta,,');
    await kit.run('list.yaml');
    list('a,Alpha,new,', 'b,Beta,new,', 'x,Xi,,', 'y,Upsilon,,', 'z,Zeta,,');
    const { importId } = await kit.run('list.yaml');
    const admin = await instance.admin();
    const idOf = async (table: string, key: string) =>
      (await kit.rows<{ id: string }>(`SELECT id FROM ${table} WHERE external_id = $1`, [key]))[0]?.id ?? '';
    const [a, x, y] = [
      await idOf('crm_company', 'a'),
      await idOf('crm_company', 'x'),
      await idOf('crm_company', 'y'),
    ];
    expect((await admin.patch(`/api/crm/companies/${a}`, 2, { tradeName: 'A' })).status).toBe(200);
    expect((await admin.patch(`/api/crm/companies/${x}`, 1, { tradeName: 'X' })).status).toBe(200);
    const tied = await admin.post('/api/crm/affiliations', {
      companyId: y,
      contactId: await idOf('crm_contact', 'c'),
    });
    expect(tied.status).toBe(201);

    const undone = await admin.post(`/api/integrations/imports/${importId}/cancellation`);
    expect(undone.status).toBe(200);
    expect(undone.body).toMatchObject({ state: 'undone', undone: 8 });
    const kept = undone.body.kept.map((each: { recordId: string; reason: string }) => [
      each.recordId,
      each.reason,
    ]);
    expect(Object.fromEntries(kept)).toEqual({
      [a]: 'la fiche a changé depuis l’import',
      [x]: 'la fiche a changé depuis l’import',
      [y]: 'd’autres fiches dépendent de celle-ci',
    });
    expect((await companies()).map(({ id, notes }) => `${id} ${notes}`)).toEqual([
      'a new',
      'b null',
      'c null',
      'd null',
      'x null',
      'y null',
    ]);
    expect((await admin.get(`/api/crm/affiliations/${tied.body.id}`)).status).toBe(200);
    const again = await admin.post(`/api/integrations/imports/${importId}/cancellation`);
    expect([again.status, again.body.code]).toEqual([409, 'IMPORT_ALREADY_UNDONE']);
  });

  it('takes back HR records with all that followed from them, for HR referents alone', async () => {
    kit.file('staff.csv', 'Id,Name,Boss\n1,Un,3\n2,Deux,1\n3,Trois,\n');
    const { importId, created } = await kit.run('staff.yaml');
    expect(created).toBe(9);
    expect(await kit.rows('SELECT 1 FROM hr_employee WHERE department_id IS NOT NULL')).toHaveLength(3);
    const path = `/api/integrations/imports/${importId}/cancellation`;
    expect((await (await instance.admin()).post(path)).status).toBe(403);
    expect((await (await instance.user('reader')).post(path)).status).toBe(403);
    expect(await kit.undo(importId)).toMatchObject({ undone: 9, kept: [] });
    for (const table of ['hr_employee', 'hr_department', 'hr_assignment'])
      expect(await kit.rows(`SELECT 1 FROM ${table}`)).toEqual([]);
  });

  it('goes on where it was cut off', async () => {
    list(...Array.from({ length: 300 }, (_, at) => `k${at},Name ${at},,`));
    const { importId } = await kit.run('list.yaml');
    // An undo that died: it holds the import, has done a part, and gives no sign of life any more.
    const undoId = '01890000-0000-7000-8000-00000000abcd';
    await kit.rows(
      "UPDATE integrations_import SET state = 'undoing', undo_id = $1, undone = 100, seen_at = now() WHERE id = $2",
      [undoId, importId],
    );
    await instance.work(async (db) => {
      await db.query("SELECT set_config('app.batch', $1, true)", [undoId]);
      await db.query('DELETE FROM crm_affiliation WHERE id IN (SELECT id FROM crm_affiliation LIMIT 100)');
    });
    await expect(kit.undo(importId)).rejects.toMatchObject({ kind: { code: 'IMPORT_STILL_RUNNING' } });
    await kit.rows("UPDATE integrations_import SET seen_at = now() - interval '2 minutes'");
    expect(await kit.undo(importId)).toMatchObject({ state: 'undone', undone: 900, kept: [] });
    expect(await companies()).toEqual([]);
  });

  it('and past imports are shown to who may see them', async () => {
    list('a,Alpha,,', 'b,,,');
    const { importId } = await kit.run('list.yaml');
    const admin = await instance.admin();
    const page = await admin.get('/api/integrations/imports?perPage=1');
    expect(page.body).toMatchObject({ total: 1, page: 1, perPage: 1 });
    expect(page.body.items[0]).toMatchObject({
      id: importId,
      name: 'list.yaml',
      state: 'done',
      vault: false,
    });
    expect(page.body.items[0]).toMatchObject({
      read: 6,
      created: 3,
      rejected: 3,
      targets: ['crm.company', 'crm.contact', 'crm.affiliation'],
    });
    const one = await admin.get(`/api/integrations/imports/${importId}`, {
      headers: { 'accept-language': 'en' },
    });
    expect(one.body.rejects[0]).toEqual({
      file: 'list.csv',
      line: 3,
      column: 'Name',
      reason: 'Name: This field is required.',
    });
    expect(one.body).not.toHaveProperty('undoId');
    expect((await admin.get('/api/integrations/imports?sort=name')).status).toBe(422);
    expect((await admin.get('/api/integrations/imports?perPage=0')).status).toBe(422);
    expect((await admin.get('/api/integrations/imports/none')).status).toBe(404);
    expect((await instance.anonymous().get('/api/integrations/imports')).status).toBe(401);
    const stranger = await platform.instance();
    expect((await (await stranger.admin()).get(`/api/integrations/imports/${importId}`)).status).toBe(404);
    const refused = await (await stranger.admin()).post(`/api/integrations/imports/${importId}/cancellation`);
    expect(refused.status).toBe(404);
    expect(await companies()).toHaveLength(1);
  });
});
