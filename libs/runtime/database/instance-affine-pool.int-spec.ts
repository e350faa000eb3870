import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN_DATABASE_URL } from '#runtime';
import { TestPlatform } from '#testing';
import type { pg } from './driver.js';
import { InstanceAffinePool, type PoolLimits } from './instance-affine-pool.js';

describe('the pool of connections', () => {
  let platform: TestPlatform;
  let pool: InstanceAffinePool;
  const open = (limits: Partial<PoolLimits> = {}): InstanceAffinePool => {
    const all = {
      applicationName: 'b2o test',
      size: 2,
      sharedInstances: 3,
      maxInstancesPerConnection: 6,
      maxUses: 1_000,
      maxLifetimeSeconds: 900,
      ...limits,
    };
    pool = new InstanceAffinePool(platform.app.get(ADMIN_DATABASE_URL), all, () => undefined);
    return pool;
  };
  /** A connection's number: a backend's would not do, as a pooler in between changes it with each transaction. */
  const numbers = new WeakMap<pg.PoolClient, number>();
  let met = 0;
  const numberOf = (client: pg.PoolClient): number => {
    const number = numbers.get(client) ?? ++met;
    numbers.set(client, number);
    return number;
  };
  /** Which connection served an instance. */
  const use = async (schema: string): Promise<number> => {
    const client = await pool.take(schema);
    await client.query('SELECT 1');
    pool.giveBack(client, false);
    return numberOf(client);
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  afterEach(() => pool.end());
  afterAll(() => platform.stop());

  it('lends a connection that knows the instance, whatever others were asked for since', async () => {
    open({ sharedInstances: 10 });
    const [a, b] = await Promise.all([pool.take('a'), pool.take('b')]);
    const [first, second] = [numberOf(a), numberOf(b)];
    pool.giveBack(a, false);
    pool.giveBack(b, false);
    expect(first).not.toBe(second);
    for (const schema of ['a', 'b', 'b', 'a', 'b', 'a'])
      expect(await use(schema)).toBe(schema === 'a' ? first : second);
  });

  it('shares many instances out: each keeps to one connection, and none is replaced for knowing too many', async () => {
    open({ sharedInstances: 4, maxInstancesPerConnection: 4 });
    const schemas = ['a', 'b', 'c', 'd', 'e', 'f'];
    /** Three people, each of whom goes from instance to instance. @returns the connections of each instance */
    const work = async (): Promise<Map<string, Set<number>>> => {
      const served = new Map(schemas.map((schema) => [schema, new Set<number>()]));
      const person = async (first: number): Promise<void> => {
        for (let n = first; n < 60; n += 1) {
          const schema = schemas[n % schemas.length] as string;
          served.get(schema)?.add(await use(schema));
        }
      };
      await Promise.all([person(0), person(2), person(4)]);
      return served;
    };
    // Connections that learned too many before everybody had a home are replaced first; and who waits too long on a
    // machine that is busy with other things takes what there is.
    let served = await work();
    for (let round = 0; round < 20 && [...served.values()].some(({ size }) => size > 1); round += 1)
      served = await work();
    expect([...served.values()].map(({ size }) => size)).toEqual(schemas.map(() => 1));
    expect(new Set([...served.values()].flatMap((numbers) => [...numbers])).size).toBe(2);
  });

  it('lets nobody see others of another home served first for long', async () => {
    open();
    for (const schema of ['a', 'b', 'c', 'd']) await use(schema);
    const held = await pool.take('a');
    const other = await Promise.all(['b', 'c', 'd'].map(use));
    const waiting = use('a');
    const served: string[] = [];
    void waiting.then(() => served.push('a'));
    for (let n = 0; n < 20; n += 1) {
      await use('b');
      served.push('b');
    }
    expect(await waiting).not.toBe(numberOf(held));
    expect(served.indexOf('a')).toBeLessThanOrEqual(10);
    expect(other).not.toContain(numberOf(held));
    pool.giveBack(held, false);
  });

  it('answers the questions of a screen that opens one after the other, at the home of its instance', async () => {
    open();
    await Promise.all([use('a'), use('b')]);
    for (const schema of ['c', 'd', 'e']) await use(schema);
    const connections = await Promise.all(Array.from({ length: 6 }, () => use('e')));
    expect(new Set(connections).size).toBe(1);
  });

  it('lets nobody wait long for a home that is taken while another connection is idle', async () => {
    open({ sharedInstances: 1 });
    const held = await pool.take('a');
    const began = performance.now();
    const others = await Promise.all(['b', 'c', 'd', 'e'].map((schema) => use(schema)));
    expect(new Set(others)).not.toContain(numberOf(held));
    expect(performance.now() - began).toBeLessThan(2_000);
    pool.giveBack(held, false);
  });

  it('lets an instance that is new at its home wait no longer than those that are known there', async () => {
    open({ size: 1, sharedInstances: 1 });
    const held = await pool.take('known');
    const order: string[] = [];
    const waiting = ['new', 'known', 'known'].map(async (schema, n) => {
      await use(schema);
      order.push(`${schema} ${n}`);
    });
    pool.giveBack(held, false);
    await Promise.all(waiting);
    expect(order).toEqual(['new 0', 'known 1', 'known 2']);
  });

  it('closes a connection that broke, and lends others', async () => {
    open({ size: 1 });
    const broken = await pool.take('a');
    const number = numberOf(broken);
    const waiting = use('b');
    pool.giveBack(broken, true);
    expect(await waiting).not.toBe(number);
    expect(pool.pool.totalCount).toBe(1);
  });

  it('gets on with whoever uses a connection for a question of its own', async () => {
    open({ size: 1 });
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, n) =>
        n % 3 === 0 ? (await pool.pool.query('SELECT 1 AS one')).rowCount : use(`i${n % 5}`),
      ),
    );
    expect(answers.every((answer) => Number(answer) > 0)).toBe(true);
  });

  it('tells those who still wait that it has ended', async () => {
    const ending = open({ size: 1 });
    const held = await ending.take('a');
    const waiting = expect(ending.take('b')).rejects.toThrow('has ended');
    await sleep(60);
    const ended = ending.end();
    await waiting;
    ending.giveBack(held, false);
    await ended;
    open();
  });
});
