import { Databases, MissingScopeError, newScope, pg, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';

interface Relation {
  name: string;
  kind: string;
}

describe('PostgreSQL itself keeps instances apart', () => {
  let platform: TestPlatform;
  let [a, b]: TestInstance[] = [];
  let client: pg.Client;
  let relations: Relation[];

  beforeAll(async () => {
    platform = await TestPlatform.start();
    [a, b] = [await platform.instance(), await platform.instance()];
    client = new pg.Client({ connectionString: platform.adminUrl });
    await client.connect();
    const found = await client.query<Relation>(
      `SELECT relname AS name, relkind AS kind FROM pg_class
       WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'v', 'm', 'p', 'S', 'f') ORDER BY relname`,
      [a.schema],
    );
    relations = found.rows;
  });
  afterAll(async () => {
    await client.end();
    await platform.stop();
  });

  /** The SQLSTATE of a statement run as a role; undefined when it is allowed. */
  async function attempt(role: string, statement: string): Promise<string | undefined> {
    await client.query(`BEGIN; SET LOCAL ROLE "${role}"`);
    try {
      await client.query(statement);
      return undefined;
    } catch (error) {
      return (error as { code?: string }).code;
    } finally {
      await client.query('ROLLBACK');
    }
  }

  const strangers = () => {
    const { roles } = platform.app.get(Databases);
    return [b?.row.role, b?.row.vaultRole, roles.app, roles.platform, roles.console, roles.jobs] as string[];
  };
  const statements = (schema: string, name: string) => [
    `SELECT 1 FROM "${schema}"."${name}" LIMIT 1`,
    `DELETE FROM "${schema}"."${name}"`,
    `INSERT INTO "${schema}"."${name}" DEFAULT VALUES`,
    `LOCK TABLE "${schema}"."${name}" IN ACCESS EXCLUSIVE MODE`,
  ];

  it('refuses code that forgot its instance', async () => {
    const units = platform.app.get(UnitOfWork);
    const db = platform.app.get(TenantDb);
    const work = () => db.query('SELECT 1');
    await expect(units.run({ mode: 'read' }, work)).rejects.toThrow(MissingScopeError);
    expect(() => work()).toThrow(MissingScopeError);
    await Scopes.run(newScope(), async () => {
      await expect(units.run({ mode: 'read' }, work)).rejects.toThrow(MissingScopeError);
      expect(() => work()).toThrow(MissingScopeError);
    });
  });

  it('refuses a connection of the pool that took no role', async () => {
    const { pool } = platform.app.get(Databases).pools.requests;
    for (const { name, kind } of relations.filter((each) => each.kind !== 'S')) {
      await expect(pool.query(`SELECT 1 FROM "${name}"`)).rejects.toMatchObject({ code: '42P01' });
      const named = pool.query(`SELECT 1 FROM "${a?.schema}"."${name}"`);
      await expect(named).rejects.toMatchObject({ code: '42501' });
      expect(kind).toMatch(/[rv]/);
    }
    await expect(pool.query('SELECT 1 FROM platform.instance')).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query('SELECT 1 FROM jobs.job')).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query('CREATE TABLE public.x (a int)')).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query('CREATE TEMP TABLE x (a int)')).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query('CREATE SCHEMA x')).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses every table of one instance to the roles of the other and of the platform', async () => {
    expect(relations.length).toBeGreaterThan(20);
    const allowed: string[] = [];
    for (const role of strangers()) {
      for (const { name, kind } of relations) {
        for (const statement of kind === 'S'
          ? [`SELECT nextval('"${a?.schema}"."${name}"')`]
          : statements(a?.schema ?? '', name)) {
          if ((await attempt(role, statement)) !== '42501') allowed.push(`${role}: ${statement}`);
        }
      }
    }
    expect(allowed).toEqual([]);
  });

  it('refuses HR tables to the instance’s own everyday role', async () => {
    const hr = relations.filter(({ name, kind }) => name.startsWith('hr_') && kind !== 'S');
    expect(hr.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['hr_employee', 'hr_department', 'hr_assignment', 'hr_change_journal']),
    );
    for (const { name } of hr) {
      for (const statement of statements(a?.schema ?? '', name)) {
        expect([statement, await attempt(a?.row.role ?? '', statement)]).toEqual([statement, '42501']);
      }
      const own = `SELECT 1 FROM "${a?.schema}"."${name}" LIMIT 1`;
      expect([own, await attempt(a?.row.vaultRole ?? '', own)]).toEqual([own, undefined]);
    }
  });

  it('lets nobody rewrite the journals and the trail', async () => {
    for (const role of [a?.row.role, a?.row.vaultRole] as string[]) {
      for (const [table, column] of [
        ['change_journal', 'operation'],
        ['hr_change_journal', 'operation'],
        ['identity_audit_event', 'entry'],
        ['schema_migration', 'name'],
      ]) {
        for (const statement of [
          `UPDATE "${a?.schema}"."${table}" SET "${column}" = "${column}"`,
          `DELETE FROM "${a?.schema}"."${table}"`,
          `TRUNCATE "${a?.schema}"."${table}"`,
          `DROP TABLE "${a?.schema}"."${table}"`,
        ]) {
          expect([role, statement, await attempt(role, statement)]).toEqual([role, statement, '42501']);
        }
      }
      for (const statement of [
        `ALTER TABLE "${a?.schema}".crm_company DISABLE TRIGGER ALL`,
        `CREATE TABLE "${a?.schema}".mine (x int)`,
        'SET session_replication_role = replica',
        'CREATE TEMP TABLE mine (x int)',
        'CREATE SCHEMA mine',
        'SELECT pg_read_file($$/etc/passwd$$)',
        'COPY (SELECT 1) TO PROGRAM $$true$$',
        'SELECT lo_import($$/etc/passwd$$)',
      ]) {
        expect([role, statement, await attempt(role, statement)]).toEqual([role, statement, '42501']);
      }
    }
  });

  it('gives our roles no dangerous attribute and no membership beyond the plan', async () => {
    const { roles } = platform.app.get(Databases);
    const instanceRoles = [a, b].flatMap((each) => [each?.row.role, each?.row.vaultRole]) as string[];
    const { rows } = await client.query<{
      name: string;
      login: boolean;
      dangerous: boolean;
      creates: boolean;
    }>(
      `SELECT rolname AS name, rolcanlogin AS login, rolcreaterole AS creates,
         rolsuper OR rolcreatedb OR rolbypassrls OR rolreplication OR (rolcanlogin AND rolinherit) AS dangerous
       FROM pg_roles WHERE rolname = ANY ($1) ORDER BY 1`,
      [[...Object.values(roles), ...instanceRoles]],
    );
    expect(rows).toHaveLength(5 + 4);
    expect(rows.filter(({ dangerous }) => dangerous)).toEqual([]);
    expect(rows.filter(({ login }) => login).map(({ name }) => name)).toEqual([roles.app, roles.jobs].sort());
    expect(rows.filter(({ creates }) => creates).map(({ name }) => name)).toEqual([roles.owner]);

    const members = await client.query<{ role: string; member: string; inherits: boolean; admin: boolean }>(
      `SELECT r.rolname AS role, m.rolname AS member, m.rolinherit AS inherits, am.admin_option AS admin
       FROM pg_auth_members am JOIN pg_roles r ON r.oid = am.roleid JOIN pg_roles m ON m.oid = am.member
       WHERE m.rolname = ANY ($1)`,
      [[...Object.values(roles), ...instanceRoles]],
    );
    const unexpected = members.rows.filter(
      ({ member, role, admin }) =>
        // The server's login may become any instance's role, and inherits none; the owner administers what it made.
        !(member === roles.app && !admin && role !== roles.owner) &&
        !(member === roles.owner && role !== roles.app),
    );
    expect(unexpected).toEqual([]);
  });

  it('lets nobody run what runs with the rights of the owner, but for functions that ask who calls', async () => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         AND has_function_privilege($1, p.oid, 'EXECUTE') ORDER BY 1`,
      [a?.row.role],
    );
    expect(rows.map(({ name }) => name)).toEqual([
      // Hashes addresses with a key that no role may read, for whoever may enter the schema of the key.
      'b2o.address_hashes(text,text,text[])',
      // Takes values out of the journals of a schema that the caller may enter, of rows that it just removed.
      'b2o.forget_removed(text)',
      // Tells which of some addresses are on the list of a schema that the caller may enter; by the same key.
      'b2o.listed_among(text,text[],text[])',
      // Enters erased rows into the register, as those of the instance whose role calls.
      'b2o.note_erasures(text[],bytea[],boolean)',
    ]);
  });
});
