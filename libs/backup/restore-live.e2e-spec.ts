import { AuditTrail } from '#identity';
import { Problem } from '#kernel';
import { FileStore } from '#runtime';
import { type TestInstance, TestPlatform, testPassword } from '#testing';
import { digestsOf, fill, type Sql, uncopied, without } from './backup-test-kit.js';
import { BackupService, RestoreService } from './index.js';
import { SchemaSwap } from './restore/schema-swap.js';

const actor = 'test';
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('a copy brought back over a living instance', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let backups: BackupService;
  let restores: RestoreService;
  let sql: Sql;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    backups = platform.app.get(BackupService);
    restores = platform.app.get(RestoreService);
    sql = (text, values) => platform.sql(text, values);
  });
  beforeEach(async () => {
    instance = await platform.instance();
    await instance.admin();
    await fill(instance, sql, platform.app.get(FileStore), 'canaryofa');
  });
  afterAll(() => platform.stop());

  const copy = () => backups.run(instance.slug, { kind: 'full', actor });
  const overItself = () => restores.restore(instance.slug, { into: 'same', confirm: instance.slug, actor });
  const namesIn = async (schema: string) =>
    (await sql<{ name: string }>(`SELECT name FROM ${schema}.crm_company ORDER BY name`)).map(
      ({ name }) => name,
    );

  it('lets the audit trail go on, intact', async () => {
    const trail = () =>
      instance.work(async (db) => ({
        verdict: await platform.app.get(AuditTrail).verify(),
        actions: (
          await db.query<{ action: string }>('SELECT action FROM identity_audit_event ORDER BY n')
        ).map(({ action }) => action),
      }));
    await copy();
    await instance.user('reader');
    const before = await trail();
    await overItself();
    const after = await trail();
    expect(after.verdict).toMatchObject({ intact: true, entries: before.actions.length + 1 });
    expect(after.actions).toEqual([...before.actions, 'backup.restored']);
  });

  it('does not bring back rights and passwords that were withdrawn since', async () => {
    const people = ['left', 'referent', 'demoted', 'changed', 'gone'];
    for (const name of people) await instance.invite(`${name}@people.example`, 'manager');
    const place = instance.schema;
    await sql(`UPDATE ${place}.identity_user SET hr_referent = true WHERE email = 'referent@people.example'`);
    await copy();
    await sql(`UPDATE ${place}.identity_user SET state = 'deactivated' WHERE email = 'left@people.example'`);
    await sql(
      `UPDATE ${place}.identity_user SET hr_referent = false WHERE email = 'referent@people.example'`,
    );
    await sql(`UPDATE ${place}.identity_user SET role_id = (SELECT id FROM ${place}.identity_role WHERE key = 'reader')
      WHERE email = 'demoted@people.example'`);
    await sql(`UPDATE ${place}.identity_credential SET password_hash = 'new', password_changed_at = now(), totp_last_step = 7
      WHERE id = (SELECT id FROM ${place}.identity_user WHERE email = 'changed@people.example')`);
    await sql(`DELETE FROM ${place}.identity_user WHERE email = 'gone@people.example'`);
    await overItself();
    const rows = await sql<{
      name: string;
      state: string;
      referent: boolean;
      role: string;
      hash: string | null;
      step: number;
    }>(
      `SELECT split_part(email, '@', 1) AS name, state, hr_referent AS referent, key AS role,
         left(password_hash, 3) AS hash, totp_last_step AS step
       FROM ${place}.identity_user u JOIN ${place}.identity_role r ON r.id = role_id
       LEFT JOIN ${place}.identity_credential c ON c.id = u.id WHERE email LIKE '%@people.example' ORDER BY email`,
    );
    const usual = { state: 'active', referent: false, role: 'manager', hash: '$ar', step: 0 };
    expect(rows).toEqual([
      { ...usual, name: 'changed', hash: 'new', step: 7 },
      { ...usual, name: 'demoted', role: 'reader' },
      { ...usual, name: 'gone', state: 'invited', hash: null, step: null },
      { ...usual, name: 'left', state: 'deactivated' },
      { ...usual, name: 'referent' },
    ]);
  });

  it('can be taken back: the rename the other way round, and the trail tells of both', async () => {
    await copy();
    await sql(`UPDATE ${instance.schema}.crm_company SET notes = 'worth keeping'`);
    const before = await digestsOf(sql, instance.schema);
    await overItself();
    expect(await codeOf(restores.undo(instance.slug, { confirm: 'x', actor }))).toBe('RESTORE_UNCONFIRMED');
    const { keptSchema } = await restores.undo(instance.slug, { confirm: instance.slug, actor });
    const changed = [...uncopied, 'identity_audit_event'];
    expect(without(await digestsOf(sql, instance.schema), ...changed)).toEqual(without(before, ...changed));
    expect(await namesIn(keptSchema)).toHaveLength(11);
    const [last] = await sql<{ action: string }>(
      `SELECT action FROM ${instance.schema}.identity_audit_event ORDER BY n DESC LIMIT 1`,
    );
    expect(last?.action).toBe('backup.restore-undone');
    expect(await instance.work(() => platform.app.get(AuditTrail).verify())).toMatchObject({ intact: true });
    expect(await codeOf(restores.undo(instance.slug, { confirm: instance.slug, actor }))).toBe(
      'RESTORE_NOTHING_TO_UNDO',
    );
    const session = { email: `admin@${instance.slug}.example`, password: testPassword };
    const person = instance.anonymous();
    expect((await person.post('/api/identity/session', session)).status).toBe(201);
    expect((await person.post('/api/crm/companies', { name: 'Life goes on' })).status).toBe(201);
  });

  it('keeps what was before for seven days and no longer', async () => {
    await copy();
    const side = await restores.restore(instance.slug, { into: 'side', actor });
    const { keptSchema } = await overItself();
    const present = async () =>
      (
        await sql<{ name: string }>('SELECT nspname AS name FROM pg_namespace WHERE nspname = ANY($1)', [
          [side.schema, keptSchema],
        ])
      ).length;
    await restores.dropExpired();
    expect(await present()).toBe(2);
    await sql(
      "UPDATE platform.restore_log SET kept_until = kept_until - interval '7 days' WHERE instance_id = $1",
      [instance.row.id],
    );
    await restores.dropExpired();
    expect(await present()).toBe(0);
    expect(await codeOf(restores.undo(instance.slug, { confirm: instance.slug, actor }))).toBe(
      'RESTORE_NOTHING_TO_UNDO',
    );
  });

  it('meets requests in course: each is done wholly in the new data, or refused as unavailable', async () => {
    const admin = await instance.admin();
    const email = `admin@${instance.slug}.example`;
    await copy();
    let restoring = true;
    const answers: { status: number; name: string; at: 'before' | 'after' }[] = [];
    const writer = async (who: number) => {
      let client = admin;
      for (let n = 0; restoring; n += 1) {
        const name = `Writer ${who} ${n}`;
        const { status } = await client.post('/api/crm/companies', { name });
        answers.push({ status, name, at: client === admin ? 'before' : 'after' });
        if (status === 401) {
          const next = instance.anonymous();
          const signed = await next.post('/api/identity/session', { email, password: testPassword });
          if (signed.status === 201) client = next;
        }
      }
    };
    const writers = [1, 2, 3].map(writer);
    const { keptSchema } = await overItself();
    await new Promise((resolve) => setTimeout(resolve, 500));
    restoring = false;
    await Promise.all(writers);
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([201, 401, 503]);
    const [live, kept] = [await namesIn(instance.schema), await namesIn(keptSchema!)];
    const told = answers.filter(({ status }) => status === 201);
    const isWriter = (name: string) => name.startsWith('Writer');
    expect(live.filter(isWriter).sort()).toEqual(
      told
        .filter(({ at }) => at === 'after')
        .map(({ name }) => name)
        .sort(),
    );
    expect(kept.filter(isWriter).sort()).toEqual(
      told
        .filter(({ at }) => at === 'before')
        .map(({ name }) => name)
        .sort(),
    );
    expect(told.filter(({ at }) => at === 'after').length).toBeGreaterThan(0);
  });

  it('is refused when the work in course does not let go, and the instance stays as it was', async () => {
    await copy();
    const before = without(await digestsOf(sql, instance.schema), 'identity_session');
    const holder = sql(
      `BEGIN; LOCK TABLE ${instance.schema}.crm_company IN ROW EXCLUSIVE MODE; SELECT pg_sleep(50)`,
    ).catch(() => undefined);
    const swap = platform.app.get(SchemaSwap);
    const { attempts } = swap.patience;
    swap.patience.attempts = 2;
    expect(await codeOf(overItself())).toBe('RESTORE_BLOCKED');
    swap.patience.attempts = attempts;
    await sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%ROW EXCLUSIVE MODE; SELECT pg_sleep(50)' AND pid <> pg_backend_pid()",
    );
    await holder;
    expect(without(await digestsOf(sql, instance.schema), 'identity_session')).toEqual(before);
    expect((await (await instance.admin()).get('/api/crm/companies')).status).toBe(200);
  });
});
