import { Databases, type pg } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { Snapshots } from './snapshot.js';

describe('the snapshot of a copy', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let databases: Databases;
  let connection: Databases['ownerConnection'];
  let locks: number;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    databases = platform.app.get(Databases);
    connection = databases.ownerConnection;
  });
  beforeEach(async () => {
    instance = await platform.instance();
    locks = 0;
  });
  afterEach(() => {
    databases.ownerConnection = connection;
  });
  afterAll(() => platform.stop());

  const asOwner = (statement: string) =>
    platform.sql(`SET ROLE ${databases.roles.owner}; ${statement}; RESET ROLE`);
  /** What somebody does right before tables are locked: for the first time, after the look at which there are. */
  const atLock = (lock: number, act: () => Promise<unknown>) => {
    databases.ownerConnection = async (name) => {
      const client = await connection.call(databases, name);
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      client.query = (async (...args: unknown[]) => {
        if (String(args[0]).startsWith('LOCK TABLE')) {
          locks += 1;
          if (locks === lock) await act();
        }
        return query(...args);
      }) as pg.Client['query'];
      return client;
    };
  };
  const open = () =>
    platform.app
      .get(Snapshots)
      .with(
        instance.schema,
        async ({ structure }) => new Map(structure.tables.map(({ name, columns }) => [name, columns])),
      );

  it('begins again for a table that came before the locks were held, and has it locked then', async () => {
    atLock(1, () => asOwner(`CREATE TABLE ${instance.schema}.late (id uuid PRIMARY KEY)`));
    expect([...(await open()).keys()]).toContain('late');
    expect(locks).toBe(2);
  });

  it('begins again for a table that went', async () => {
    await asOwner(`CREATE TABLE ${instance.schema}.early (id uuid PRIMARY KEY)`);
    atLock(1, () => asOwner(`DROP TABLE ${instance.schema}.early`));
    expect([...(await open()).keys()]).not.toContain('early');
    expect(locks).toBe(2);
  });

  it('has a column that came before the locks were held', async () => {
    atLock(1, () => asOwner(`ALTER TABLE ${instance.schema}.crm_contact ADD COLUMN late text`));
    const columns = (await open()).get('crm_contact') ?? [];
    expect(columns.map(({ name }) => name)).toContain('late');
    expect(locks).toBe(1);
  });

  describe('shared between two connections', () => {
    beforeAll(() => {
      platform.app.get(Snapshots).pagesForTwo = 0;
    });

    const contacts = () => `${instance.schema}.crm_contact`;
    const insert = () =>
      platform.sql(
        `INSERT INTO ${contacts()} (id, last_name) VALUES (gen_random_uuid(), 'Martin'), (gen_random_uuid(), 'Petit')`,
      );
    const count = async (client: pg.Client) =>
      (await client.query<{ n: number }>(`SELECT count(*) AS n FROM ${contacts()}`)).rows[0]?.n;
    /** What each item found, on how many connections. */
    const found = async (change: () => Promise<unknown>) => {
      const clients = new Set<pg.Client>();
      const counts = await platform.app.get(Snapshots).with(instance.schema, async ({ hands }) => {
        await change();
        return hands.each([1, 2, 3, 4, 5, 6], async (client) => {
          clients.add(client);
          const seen = await count(client);
          // Long enough for a second connection to open.
          await new Promise((resolve) => setTimeout(resolve, 100));
          return seen;
        });
      });
      return { counts, connections: clients.size };
    };

    it('is the same instant for both, whatever happens meanwhile', async () => {
      await insert();
      expect(await found(insert)).toEqual({ counts: [2, 2, 2, 2, 2, 2], connections: 2 });
    });

    it('is read by the first alone where a table is about to change, and nobody waits for anybody', async () => {
      await insert();
      let changing: Promise<unknown> = Promise.resolve();
      atLock(2, async () => {
        changing = asOwner(`ALTER TABLE ${contacts()} ADD COLUMN late text`);
        // It waits for the copy; whoever wants to lock the table from now on waits for it.
        await platform.eventually(async () => {
          const waiting = await platform.sql(
            'SELECT 1 FROM pg_locks WHERE relation = $1::regclass AND NOT granted',
            [contacts()],
          );
          return waiting.length > 0 ? true : undefined;
        }, 'the change to wait');
      });
      expect(await found(async () => undefined)).toEqual({ counts: [2, 2, 2, 2, 2, 2], connections: 1 });
      await changing;
      expect(locks).toBe(2);
    });
  });
});
