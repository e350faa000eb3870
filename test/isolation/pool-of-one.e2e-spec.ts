import { CommonProblems } from '#kernel';
import { Databases, type Lane } from '#runtime';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

interface Borrower {
  role: string;
  path: string;
  actor: string | null;
  timeout: string;
  pid: number;
}

const look = `SELECT current_user::text AS role, current_setting('search_path') AS path,
  nullif(current_setting('app.actor', true), '') AS actor, current_setting('statement_timeout') AS timeout,
  pg_backend_pid() AS pid`;

const onTheOne = { lane: 'requests' } as const;

describe('two instances on one connection', () => {
  let platform: TestPlatform;
  let [a, b]: TestInstance[] = [];
  let [adminA, adminB]: TestClient[] = [];

  beforeAll(async () => {
    platform = await TestPlatform.start({ B2O_POOL_SIZE: '1' });
    [a, b] = [await platform.instance(), await platform.instance()];
    [adminA, adminB] = [await a.admin(), await b.admin()];
  });
  afterAll(() => platform.stop());

  /** What the next borrower finds: the other instance in its unit, then the bare connection. */
  async function expectClean(lane: Lane = 'requests'): Promise<Borrower> {
    if (!b) throw new Error('no instance');
    const instance = b;
    const [unit] = await instance.work((db) => db.query<Borrower>(look), { lane });
    expect(unit).toMatchObject({ role: instance.row.role, actor: null, timeout: '30s' });
    expect(unit?.path.replaceAll('"', '')).toBe(instance.schema);

    const { pools, roles } = platform.app.get(Databases);
    const { pool } = pools[lane];
    const { rows } = await pool.query<Borrower & { inside: boolean }>(
      `${look}, now() <> statement_timestamp() AS inside`,
    );
    expect(rows[0]).toMatchObject({ role: roles.app, path: '""', actor: null, inside: false });
    expect(pool.totalCount).toBe(1);
    return unit as Borrower;
  }

  it('answer mixed requests each with its own', async () => {
    const rounds = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(
      rounds.flatMap((index) => [
        adminA?.post('/api/crm/companies', { name: `A ${index}` }),
        adminB?.post('/api/crm/companies', { name: `B ${index}` }),
        adminA?.get('/api/crm/companies'),
        adminB?.get('/api/crm/companies/not-an-id'),
      ]),
    );
    for (const [client, letter] of [
      [adminA, 'A'],
      [adminB, 'B'],
    ] as const) {
      const list = await client?.get('/api/crm/companies?perPage=200');
      const names = list?.body.items.map(({ name }: { name: string }) => name).sort();
      expect(names).toEqual(rounds.map((index) => `${letter} ${index}`).sort());
    }
    await expectClean();
  });

  it.each<Lane>(['lookups', 'chores'])('take turns in %s', async (lane) => {
    const both = [a, b] as TestInstance[];
    const roles = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const instance = both[n % 2] as TestInstance;
        const mode = n % 3 === 0 ? 'write' : 'read';
        const [found] = await instance.work((db) => db.query<Borrower>(look), { mode, lane });
        return [found?.role, instance.row.role];
      }),
    );
    for (const [found, own] of roles) expect(found).toBe(own);
    await expectClean(lane);
  });

  it('bear a unit that fails in the middle', async () => {
    const failing = a?.work(async (db) => {
      await db.query("SELECT set_config('app.actor', gen_random_uuid()::text, true)");
      await db.query("INSERT INTO crm_company (id, name) VALUES (gen_random_uuid(), 'half')");
      throw new Error('in the middle');
    }, onTheOne);
    await expect(failing).rejects.toThrow('in the middle');
    await expectClean();
    expect((await adminA?.get('/api/crm/companies?name=half'))?.body.total).toBe(0);
  });

  it('bear a statement that takes too long', async () => {
    const slow = a?.work(async (db) => {
      await db.query("INSERT INTO crm_company (id, name) VALUES (gen_random_uuid(), 'half')");
      await db.query("SET LOCAL statement_timeout = '50ms'");
      await db.query('SELECT pg_sleep(5)');
    }, onTheOne);
    await expect(slow).rejects.toMatchObject({ kind: CommonProblems.UNAVAILABLE });
    await expectClean();
    expect((await adminA?.get('/api/crm/companies?name=half'))?.body.total).toBe(0);
  });

  it('bear the death of the backend in the middle of a unit', async () => {
    const before = await expectClean();
    const dying = a?.work(async (db) => {
      await db.query("INSERT INTO crm_company (id, name) VALUES (gen_random_uuid(), 'half')");
      await platform.sql('SELECT pg_terminate_backend($1)', [before.pid]);
      await db.query('SELECT 1');
    }, onTheOne);
    await expect(dying).rejects.toThrow();
    const after = await expectClean();
    expect(after.pid).not.toBe(before.pid);
    expect((await adminA?.get('/api/crm/companies?name=half'))?.body.total).toBe(0);
  });

  it('bear the death of the backend between two units', async () => {
    const before = await expectClean();
    await platform.sql('SELECT pg_terminate_backend($1)', [before.pid]);
    // The pool notices that its connection is gone, or a pooler in between has already put another one behind it.
    await platform.eventually(async () => {
      const answer = await adminA?.get('/api/crm/companies');
      expect([200, 503]).toContain(answer?.status);
      return answer?.status === 200 ? true : undefined;
    }, 'the next good answer');
    await expectClean();
  });
});
