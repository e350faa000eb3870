import { Databases, pg } from '#runtime';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { Follower } from './live-test-kit.js';

describe('two servers of one platform', () => {
  let one: TestPlatform;
  let two: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  beforeAll(async () => {
    [one, two] = [await TestPlatform.start(), await TestPlatform.start()];
    instance = await one.instance();
    admin = await instance.admin();
  });
  afterAll(async () => {
    await two.stop();
    await one.stop();
  });

  const listeners = () =>
    one.sql<{ pid: number; role: string }>(
      "SELECT pid, usename AS role FROM pg_stat_activity WHERE application_name = 'b2o signals' AND datname = current_database()",
    );
  const made = async (name: string): Promise<string> =>
    (await admin.post('/api/crm/companies', { name })).body.id;

  /** Whether the suites run behind a bouncer, which answers a log-in with a process number of its own. */
  const behindBouncer = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: one.adminUrl });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await client.end();
    return rows[0]?.pid !== (client as unknown as { processID: number }).processID;
  };

  it('hear each other on one connection without rights, and find it again when it breaks', async () => {
    const [here, there] = [
      await Follower.open(one, instance, admin),
      await Follower.open(two, instance, admin),
    ];
    if (await behindBouncer()) return hearThemselvesAlone(here, there);
    // Both begin to listen with their first stream, and say so by a resync.
    await here.hears('resync');
    await there.hears('resync');
    const [first, second] = await listeners();
    expect(await listeners()).toHaveLength(2);
    expect(first?.role).toBe(one.app.get(Databases).roles.app);
    const id = await made('Charpente');
    await there.hears('change', (data) => data.id === id);
    await here.hears('change', (data) => data.id === id);
    expect(here.of('change')).toHaveLength(1);

    await one.sql('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [
      [first?.pid, second?.pid],
    ]);
    await one.eventually(() => (there.of('resync').length > 1 ? true : undefined), 'a second resync');
    const later = await made('Couverture');
    await there.hears('change', (data) => data.id === later);
    expect(there.of('change')).toHaveLength(2);
    here.leave();
    there.leave();
  });

  async function hearThemselvesAlone(here: Follower, there: Follower): Promise<void> {
    for (const { logs } of [one, two])
      await one.eventually(
        () => logs.find((line) => line.includes('behind a connection pooler')),
        'a word of it',
      );
    const id = await made('Charpente');
    await here.hears('change', (data) => data.id === id);
    // Its own changes still reach each server's streams.
    const own = two.client(instance.slug);
    own.cookie = admin.cookie;
    const ofTwo = (await own.post('/api/crm/companies', { name: 'Couverture' })).body.id;
    await there.hears('change', (data) => data.id === ofTwo);
    expect(there.of('change')).toHaveLength(1);
    here.leave();
    there.leave();
  }

  it('say goodbye to those who follow when they stop, and stop', async () => {
    const three = await TestPlatform.start();
    const follower = await Follower.open(three, instance, admin);
    const stopping = three.stop();
    expect((await follower.hears('end')).data).toEqual({ reason: 'shutdown' });
    await stopping;
    await follower.closes();
  });
});
