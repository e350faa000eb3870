import { JobHandlers, Outbox, Scopes } from '#runtime';
import { JobRunner } from '#tenancy';
import { type TestInstance, TestPlatform } from '#testing';

describe('messages of an instance', () => {
  let platform: TestPlatform;
  let a: TestInstance;
  let b: TestInstance;
  const ran: { instance: string; note: unknown; actor: string; unit: boolean }[] = [];
  let failures = 0;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    [a, b] = [await platform.instance(), await platform.instance()];
    const handlers = platform.app.get(JobHandlers);
    handlers.on('test.note', async ({ note }) => {
      const { instance, actor, unit } = Scopes.current();
      ran.push({ instance: instance?.slug ?? '', note, actor: actor?.kind ?? '', unit: unit !== undefined });
    });
    handlers.on('test.flaky', async () => {
      failures += 1;
      if (failures === 1) throw new Error('not this time');
    });
  });
  afterAll(() => platform.stop());

  const send = (instance: TestInstance, topic: string, note: string) =>
    instance.work(() => platform.app.get(Outbox).add(topic, { note }));
  const waiting = async (instance: TestInstance) =>
    (await instance.work((db) => db.query('SELECT id FROM outbox_message'))).length;

  it('are carried out after the commit, in the scope of their own instance alone', async () => {
    await Promise.all([send(a, 'test.note', 'of a'), send(b, 'test.note', 'of b')]);
    await platform.eventually(() => (ran.length >= 2 ? true : undefined), 'both messages');
    expect(ran).toEqual(
      expect.arrayContaining([
        { instance: a.slug, note: 'of a', actor: 'system', unit: false },
        { instance: b.slug, note: 'of b', actor: 'system', unit: false },
      ]),
    );
    await platform.eventually(async () => ((await waiting(a)) === 0 ? true : undefined), 'an empty outbox');
  });

  it('are forgotten when the work that caused them is rolled back', async () => {
    await expect(
      a.work(async () => {
        await platform.app.get(Outbox).add('test.note', { note: 'never' });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await waiting(a)).toBe(0);
  });

  it('that a crash left in the outbox are found by the sweep, once', async () => {
    // A row that was committed by a process that died before it told the queue.
    await a.work((db) =>
      db.query(
        `INSERT INTO outbox_message (id, topic, payload, created_at)
         VALUES (gen_random_uuid(), 'test.note', '{"note": "left behind"}', now() - interval '1 minute')`,
      ),
    );
    await platform.app.get(JobRunner).sweep();
    await platform.app.get(JobRunner).sweep();
    await platform.eventually(
      () => ran.find(({ note }) => note === 'left behind'),
      'the message left behind',
    );
    expect(await waiting(a)).toBe(0);
    expect(ran.filter(({ note }) => note === 'left behind')).toHaveLength(1);
  });

  it('are tried again after a failure, which the log tells without their content', async () => {
    await send(b, 'test.flaky', 'jeanne@secret.example');
    await platform.eventually(() => (failures >= 2 ? true : undefined), 'a second try', 25_000);
    const line = platform.logs.find((each) => each.includes('test.flaky failed'));
    expect(line).toContain(b.row.id);
    expect(platform.logs.join('\n')).not.toContain('jeanne@secret.example');
  });
});
