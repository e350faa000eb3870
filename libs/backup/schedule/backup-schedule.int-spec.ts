import { jest } from '@jest/globals';
import { InvitationsService } from '#identity';
import { newId } from '#kernel';
import { systemActor, UnitOfWork } from '#runtime';
import { InstanceRegistry, InstanceScope, Provisioner } from '#tenancy';
import { type TestInstance, TestPlatform, testPassword } from '#testing';
import { CopyWriter } from '../copy/copy-writer.js';
import { ScheduleKit } from './schedule-test-kit.js';
import { spreadOf } from './slots.js';
import { Watchdog } from './watchdog.js';

describe('copies at their time', () => {
  let platform: TestPlatform;
  let kit: ScheduleKit;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    kit = new ScheduleKit(platform);
  });
  beforeEach(() => kit.forget());
  afterEach(async () => {
    // Those of one test must not be copied in the next.
    for (const { slug } of await platform.app.get(InstanceRegistry).list())
      await platform.app.get(Provisioner).erase(slug, 'test');
  });
  afterAll(async () => {
    await kit.forget();
    await platform.stop();
  });

  const enter = (instance: TestInstance) =>
    instance.work((db) =>
      db.query('INSERT INTO crm_company (id, name) VALUES ($1, $2)', [newId(), 'Sarl Ty']),
    );
  /** A Monday of the summer: 20:00 in Paris is 18:00 in UTC. */
  const since = '2027-06-07T04:00:00Z';

  it('are taken at midday and in the evening, each once', async () => {
    const instance = await kit.instance(since);
    const spread = spreadOf(instance.row.id) * 1_000;
    const due = (slot: string, before: number) => new Date(Date.parse(slot) + spread - before).toISOString();
    await kit.at(due('2027-06-07T10:30:00Z', 1_000));
    expect(await kit.slots(instance)).toEqual([]);
    await kit.at(due('2027-06-07T10:30:00Z', 0));
    await kit.at(due('2027-06-07T10:30:00Z', -30_000));
    expect(await kit.runs(instance)).toEqual(['2027-06-07 midday']);
    await kit.at(due('2027-06-07T18:00:00Z', -20_000));
    await kit.at(due('2027-06-07T18:00:00Z', -50_000));
    expect(await kit.runs(instance)).toEqual(['2027-06-07 midday', '2027-06-07 evening']);
    await enter(instance);
    await kit.at(due('2027-06-08T10:30:00Z', -20_000));
    const kinds = await platform.sql(
      'SELECT kind FROM platform.backup_run WHERE instance_id = $1 ORDER BY token',
      [instance.row.id],
    );
    // The first one has nothing to go on from.
    expect(kinds.map(({ kind }) => kind)).toEqual(['full', 'full', 'incremental']);
    const [run] = await platform.sql(
      `SELECT reason, slot_at FROM platform.backup_run
       WHERE instance_id = $1 AND slot = 'evening'`,
      [instance.row.id],
    );
    expect(run).toMatchObject({ reason: 'scheduled', slot_at: new Date(due('2027-06-07T18:00:00Z', 0)) });
  });

  it('that were missed are recorded, and the newest is made up for, of its own day and late', async () => {
    const instance = await kit.instance(since);
    await kit.at('2027-06-10T06:00:00Z');
    expect(await kit.slots(instance)).toEqual([
      '2027-06-07 midday missed',
      '2027-06-07 evening missed',
      '2027-06-08 midday missed',
      '2027-06-08 evening missed',
      '2027-06-09 midday superseded',
      '2027-06-09 evening done',
    ]);
    expect(await kit.runs(instance)).toEqual(['2027-06-09 evening late']);
    await platform.app.get(Watchdog).check(new Date('2027-06-10T06:05:00Z'));
    const alerts = await platform.sql(
      'SELECT kind FROM platform.backup_alert WHERE instance_id = $1 AND closed_at IS NULL',
      [instance.row.id],
    );
    expect(alerts).toEqual([{ kind: 'slot-missed' }]);
  });

  it('are taken once, however many processes look for them', async () => {
    const instances = await Promise.all([1, 2, 3, 4].map(() => kit.instance(since)));
    kit.set('2027-06-07T19:10:00Z');
    const crowd = Array.from({ length: 5 }, () => kit.moreWorkers());
    const tick = kit.at('2027-06-07T19:10:00Z');
    for (let round = 0; round < 3; round += 1) for (const each of crowd) each.wake();
    await tick;
    await Promise.all(crowd.map((each) => each.idle()));
    for (const instance of instances)
      expect(await kit.runs(instance)).toEqual([expect.stringMatching(/^2027-06-07 evening/)]);
  });

  it('that a dead process had begun are taken by another, which waits while it may be alive', async () => {
    const instance = await kit.instance(since);
    kit.set('2027-06-07T19:10:00Z');
    await platform.sql(
      `INSERT INTO platform.backup_slot (instance_id, kind, business_date, slot_at, state, lease_holder, lease_until)
       VALUES ($1, 'evening', '2027-06-07', '2027-06-07T18:30:00Z', 'running', gen_random_uuid(), now() + interval '1 minute')`,
      [instance.row.id],
    );
    await kit.at('2027-06-07T19:10:00Z');
    expect(await kit.runs(instance)).toEqual([]);
    await platform.sql('UPDATE platform.backup_slot SET lease_until = now()');
    await kit.at('2027-06-07T19:12:00Z');
    expect(await kit.runs(instance)).toHaveLength(1);
    expect(await kit.slots(instance)).toEqual(['2027-06-07 evening done']);
  });

  it('are not taken twice when a worker that was believed dead had done it', async () => {
    const instance = await kit.instance('2027-06-07T12:00:00Z');
    await kit.at('2027-06-07T19:10:00Z');
    await platform.sql("UPDATE platform.backup_slot SET state = 'waiting', run_id = NULL");
    await kit.at('2027-06-07T19:12:00Z');
    expect(await kit.slots(instance)).toEqual(['2027-06-07 evening done']);
    expect(await kit.runs(instance)).toHaveLength(1);
    expect(await kit.runs(instance, 'failed')).toEqual([]);
  });

  it('on days off are taken only of what changed', async () => {
    // Friday to Sunday.
    const instance = await kit.instance('2027-06-04T12:00:00Z');
    await kit.at('2027-06-04T19:10:00Z');
    await kit.at('2027-06-05T19:10:00Z');
    await enter(instance);
    await kit.at('2027-06-06T19:10:00Z');
    expect(await kit.slots(instance)).toEqual([
      '2027-06-04 evening done',
      '2027-06-05 evening idle',
      '2027-06-06 evening done',
    ]);
    const dates = (await kit.runs(instance)).map((run) => run.slice(0, 10));
    expect(dates).toEqual(['2027-06-04', '2027-06-06']);
  });

  it('wait for the end of a restore', async () => {
    const instance = await kit.instance('2027-06-07T12:00:00Z');
    await platform.sql("UPDATE platform.instance SET state = 'restoring' WHERE id = $1", [instance.row.id]);
    await kit.at('2027-06-07T19:10:00Z');
    expect(await kit.slots(instance)).toEqual(['2027-06-07 evening waiting']);
    await platform.sql("UPDATE platform.instance SET state = 'active' WHERE id = $1", [instance.row.id]);
    await platform.sql('UPDATE platform.backup_slot SET not_before = NULL');
    await kit.at('2027-06-07T19:20:00Z');
    expect(await kit.slots(instance)).toEqual(['2027-06-07 evening done']);
  });

  it('that fail are tried again, then given up, and the people are told once, and once when all is well', async () => {
    const instance = await kit.instance('2027-06-07T12:00:00Z');
    const operator = `op${newId().slice(-8)}@b2o.example`;
    await instance.admin();
    await invite(operator);
    const copy = jest.spyOn(platform.app.get(CopyWriter), 'write').mockRejectedValue(new Error('no disk'));
    const mailsTo = (address: string) =>
      platform.mails().filter((mail) => mail.includes(`To: ${address}`) && mail.includes('Sauvegardes'));
    const admin = `admin@${instance.slug}.example`;
    const check = async (time: string) => {
      kit.set(time);
      await platform.app.get(Watchdog).check(new Date(time));
    };
    await kit.at('2027-06-07T19:10:00Z');
    expect(await kit.slots(instance)).toEqual(['2027-06-07 evening waiting']);
    await check('2027-06-07T19:12:00Z');
    await check('2027-06-07T19:14:00Z');
    expect([mailsTo(operator).length, mailsTo(admin).length]).toEqual([1, 1]);
    expect(mailsTo(operator)[0]).toContain('no disk');
    expect(mailsTo(admin)[0]).not.toContain('no disk');
    for (const time of ['2027-06-07T19:20:00Z', '2027-06-07T19:30:00Z']) {
      await platform.sql('UPDATE platform.backup_slot SET not_before = NULL');
      await kit.at(time);
    }
    expect(await kit.slots(instance)).toEqual(['2027-06-07 evening failed']);
    expect(await kit.runs(instance, 'failed')).toHaveLength(3);
    copy.mockRestore();
    await kit.at('2027-06-08T10:00:00Z');
    await check('2027-06-08T19:00:00Z');
    await kit.at('2027-06-08T19:10:00Z');
    await check('2027-06-08T19:12:00Z');
    expect(await kit.runs(instance)).toEqual([expect.stringMatching(/^2027-06-08 evening/)]);
    const told = mailsTo(operator).at(-1) ?? '';
    expect(told).toContain('tout va de nouveau bien');
    expect(await platform.sql('SELECT FROM platform.backup_alert WHERE closed_at IS NULL')).toEqual([]);
  });

  async function invite(email: string): Promise<void> {
    const console = await platform.app.get(InstanceRegistry).bySlug('console');
    const invitations = platform.app.get(InvitationsService);
    await platform.app.get(InstanceScope).run(console, systemActor('test'), async () => {
      const link = await platform.app
        .get(UnitOfWork)
        .run({ mode: 'write' }, async () =>
          invitations.mintLink(await invitations.createUser({ email, roleKey: 'admin' })),
        );
      await invitations.accept({ token: link.split('#')[1], password: testPassword });
    });
  }
});
