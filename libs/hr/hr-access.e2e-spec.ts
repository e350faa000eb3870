import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

let platform: TestPlatform;
let instance: TestInstance;
let referent: TestClient;

const userOf = async (client: TestClient): Promise<string> =>
  (await client.get('/api/identity/session')).body.user.id;
const employee = async (input: Record<string, unknown>): Promise<string> =>
  (await referent.post('/api/hr/employees', { firstName: 'Jeanne', lastName: 'Martin', ...input })).body.id;

const signedIn = (role: 'admin' | 'manager' | 'member' | 'reader'): Promise<TestClient> =>
  role === 'admin' ? instance.admin() : instance.user(role);

const secrets = { nir: '255081416802538', iban: 'FR1420041010050500013M02606', birth: '1955-08-14' };

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  referent = await instance.hrReferent();
});
afterAll(() => platform.stop());

const routes = (id: string): [string, string, unknown?][] => [
  ...['employees', 'departments', 'assignments'].flatMap((records): [string, string, unknown?][] => [
    ['GET', `/api/hr/${records}`],
    ['POST', `/api/hr/${records}`, {}],
    ['GET', `/api/hr/${records}/${id}`],
    ['PATCH', `/api/hr/${records}/${id}`, {}],
    ['DELETE', `/api/hr/${records}/${id}`],
    ['GET', `/api/hr/${records}/${id}/history`],
    ['POST', `/api/hr/${records}/exports`, {}],
  ]),
  ['POST', `/api/hr/employees/${id}/arrival`, {}],
  ['POST', `/api/hr/employees/${id}/departure`, {}],
  ['POST', `/api/hr/employees/${id}/suspension`, {}],
  ['DELETE', `/api/hr/employees/${id}/suspension`],
  ['POST', `/api/hr/employees/${id}/archival`, {}],
];

describe('HR records', () => {
  it.each(['admin', 'manager', 'member', 'reader'] as const)('are closed to the role %s', async (role) => {
    const client = await signedIn(role);
    const id = await employee({});
    for (const [method, path, body] of routes(id)) {
      const answer = await client.send(method, path, { body, headers: { 'if-match': '"1"' } });
      expect([method, path, answer.status]).toEqual([method, path, 403]);
      expect(answer.text).not.toContain('Martin');
    }
  });

  it('are closed to those who are not signed in', async () => {
    for (const [method, path, body] of [...routes(newId()), ['GET', '/api/hr/team']] as const) {
      expect((await instance.anonymous().send(method, path, { body })).status).toBe(401);
    }
  });

  it('are not there where the module is switched off', async () => {
    const without = await platform.instance({ modules: ['crm'] });
    for (const client of [await without.admin(), await without.hrReferent(), without.anonymous()]) {
      for (const [method, path, body] of [...routes(newId()), ['GET', '/api/hr/team']] as const) {
        expect((await client.send(method, path, { body })).status).toBe(404);
      }
    }
  });

  it('are refused by PostgreSQL to every role but the one of the vault', async () => {
    const tables = await platform.sql<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 AND tablename LIKE 'hr\\_%'`,
      [instance.schema],
    );
    const names = tables.map(({ name }) => name).sort();
    expect(names).toEqual(
      expect.arrayContaining(['hr_assignment', 'hr_change_journal', 'hr_department', 'hr_employee']),
    );
    for (const name of names) {
      for (const statement of [
        `SELECT 1 FROM ${name}`,
        `SELECT 1 FROM ${name} FOR UPDATE`,
        `INSERT INTO ${name} DEFAULT VALUES`,
        `DELETE FROM ${name}`,
        `TRUNCATE ${name}`,
        `COPY ${name} TO STDOUT`,
      ]) {
        await expect(instance.work((db) => db.query(statement))).rejects.toMatchObject({
          code: '42501',
          message: `permission denied for table ${name}`,
        });
      }
    }
  });
});

describe('a team', () => {
  it('shows its manager names and jobs, and nothing else', async () => {
    const manager = await instance.user('manager');
    const managerId = await employee({ lastName: 'Chef', userId: await userOf(manager) });
    const department = (await referent.post('/api/hr/departments', { name: 'Atelier' })).body.id;
    const reports = [];
    for (const lastName of ['Zola', 'Abadie', 'Parti']) {
      reports.push(
        await employee({
          lastName,
          managerId,
          departmentId: department,
          jobTitle: 'Menuisier',
          socialSecurityNumber: secrets.nir,
          iban: secrets.iban,
          birthDate: secrets.birth,
          hiredOn: '2020-01-01',
        }),
      );
    }
    await employee({ lastName: 'Ailleurs' });
    await referent.post(`/api/hr/employees/${reports[2]}/departure`, {
      leftOn: '2021-01-01',
      exitReason: 'other',
    });

    const team = await manager.get('/api/hr/team');
    expect(team.status).toBe(200);
    expect(team.body).toEqual({
      items: [
        {
          id: reports[1],
          firstName: 'Jeanne',
          lastName: 'Abadie',
          jobTitle: 'Menuisier',
          departmentName: 'Atelier',
        },
        {
          id: reports[0],
          firstName: 'Jeanne',
          lastName: 'Zola',
          jobTitle: 'Menuisier',
          departmentName: 'Atelier',
        },
      ],
    });
    for (const secret of Object.values(secrets)) expect(team.text).not.toContain(secret);

    const columns = await platform.sql<{ name: string }>(
      'SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum',
      [`${instance.schema}.team_member`],
    );
    expect(columns.map(({ name }) => name)).toEqual([
      'id',
      'first_name',
      'last_name',
      'job_title',
      'department_name',
    ]);
  });

  it('is empty for everybody else, whatever their role', async () => {
    for (const role of ['admin', 'member'] as const) {
      expect((await (await signedIn(role)).get('/api/hr/team')).body).toEqual({ items: [] });
    }
    expect((await referent.get('/api/hr/team')).body).toEqual({ items: [] });
  });

  it('does not open to a work that says nobody is looking', async () => {
    expect(await instance.work((db) => db.query('SELECT * FROM team_member'))).toEqual([]);
  });
});
