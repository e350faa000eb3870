import { Scopes, systemActor, TenantDb, UnitOfWork } from '#runtime';
import { InstanceScope } from '#tenancy';
import { type TestInstance, TestPlatform } from '#testing';

describe('a unit of work', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
  });
  afterAll(() => platform.stop());

  const unit = <T>(mode: 'read' | 'write', work: (db: TenantDb) => Promise<T>): Promise<T> =>
    platform.app
      .get(InstanceScope)
      .run(instance.row, systemActor('test'), () =>
        platform.app.get(UnitOfWork).run({ mode }, () => work(platform.app.get(TenantDb))),
      );
  const teams = () =>
    unit('read', (db) => db.query<{ name: string }>('SELECT name FROM identity_team ORDER BY name'));
  const add = (db: TenantDb, name: string) =>
    db.query('INSERT INTO identity_team (id, name) VALUES (gen_random_uuid(), $1)', [name]);

  it('stores everything or nothing', async () => {
    await expect(
      unit('write', async (db) => {
        await add(db, 'Half');
        throw new Error('cut');
      }),
    ).rejects.toThrow('cut');
    await unit('write', (db) => add(db, 'Whole'));
    expect(await teams()).toEqual([{ name: 'Whole' }]);
  });

  it('never reports success for a unit in which a failed statement was ignored', async () => {
    const ignoring = unit('write', async (db) => {
      await add(db, 'Lost');
      await db.query('SELECT 1/0').catch(() => undefined);
      return 'done';
    });
    await expect(ignoring).rejects.toThrow(/nothing of this unit was stored/);
    expect(await teams()).toEqual([{ name: 'Whole' }]);
  });

  it('goes on after a savepoint that failed', async () => {
    await unit('write', async (db) => {
      await db.unit.savepoint(() => db.query('SELECT 1/0')).catch(() => undefined);
      await add(db, 'Afterwards');
    });
    expect(await teams()).toEqual([{ name: 'Afterwards' }, { name: 'Whole' }]);
  });

  it('that reads cannot write, and two statements at once are refused', async () => {
    await expect(unit('read', (db) => add(db, 'No'))).rejects.toMatchObject({ code: '25006' });
    await expect(
      unit('read', (db) => Promise.all([db.query('SELECT pg_sleep(0.05)'), db.query('SELECT 2')])),
    ).rejects.toThrow(/two statements at once/);
  });

  it('does what was asked for after the commit, and only then', async () => {
    const done: string[] = [];
    await unit('write', async (db) => {
      db.unit.afterCommit(async () => {
        done.push(`${(await teams()).length} teams`);
      });
      await add(db, 'Later');
      expect(done).toEqual([]);
    });
    expect(done).toEqual(['3 teams']);
    await expect(
      unit('write', async (db) => {
        db.unit.afterCommit(() => void done.push('never'));
        throw new Error('cut');
      }),
    ).rejects.toThrow('cut');
    expect(done).toHaveLength(1);
  });

  it('is missed, not guessed, where there is none', () => {
    expect(() => platform.app.get(TenantDb).unit).toThrow(/no scope/);
    expect(() => Scopes.instance()).toThrow(/no scope/);
  });
});
