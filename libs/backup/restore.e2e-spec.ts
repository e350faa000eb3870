import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AuditTrail } from '#identity';
import { newId, Problem } from '#kernel';
import { FileStore } from '#runtime';
import { InstanceRegistry, Provisioner } from '#tenancy';
import { TestInstance, TestPlatform, testPassword } from '#testing';
import { digestsOf, fill, type Sql, uncopied, without } from './backup-test-kit.js';
import { BackupService, RestoreService } from './index.js';

const actor = 'test';
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('a copy brought back', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let backups: BackupService;
  let restores: RestoreService;
  let sql: Sql;
  let fileSha256: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    backups = platform.app.get(BackupService);
    restores = platform.app.get(RestoreService);
    sql = (text, values) => platform.sql(text, values);
  });
  beforeEach(async () => {
    instance = await platform.instance();
    await instance.admin();
    ({ fileSha256 } = await fill(instance, sql, platform.app.get(FileStore), 'canaryofa'));
  });
  afterAll(() => platform.stop());

  const copy = () => backups.run(instance.slug, { kind: 'full', actor });
  const overItself = () => restores.restore(instance.slug, { into: 'same', confirm: instance.slug, actor });
  const pathOfFile = (id: string) =>
    join(platform.config.filesDir, id, fileSha256.slice(0, 2), fileSha256.slice(2));
  const namesIn = async (schema: string) =>
    (await sql<{ name: string }>(`SELECT name FROM ${schema}.crm_company ORDER BY name`)).map(
      ({ name }) => name,
    );

  it('beside the instance is equal to it, and nobody but the owner can read it', async () => {
    const before = await digestsOf(sql, instance.schema);
    const { runId, tables, rows } = await copy();
    const result = await restores.restore(instance.slug, { into: 'side', actor });
    expect(result).toMatchObject({ restoredRunIds: [runId], tables, rows, digestsEqual: true });
    expect(without(await digestsOf(sql, result.schema), ...uncopied)).toEqual(without(before, ...uncopied));
    expect(await digestsOf(sql, instance.schema)).toEqual(before);
    const readers = await sql<{ role: string }>(
      `SELECT rolname AS role FROM pg_roles WHERE NOT rolsuper AND has_schema_privilege(rolname, $1, 'USAGE')`,
      [result.schema],
    );
    expect(readers.filter(({ role }) => !role.endsWith('_owner') && !role.startsWith('pg_'))).toEqual([]);
    expect((await (await instance.admin()).get('/api/crm/companies')).status).toBe(200);
  });

  it('over the instance undoes what came after the copy, keeps histories, and signs everyone out', async () => {
    const admin = await instance.admin();
    const { body: company } = await admin.post('/api/crm/companies', { name: 'Before the copy' });
    const before = await digestsOf(sql, instance.schema);
    const { runId } = await copy();
    const late = await admin.post('/api/crm/companies', { name: 'After the copy' });
    expect(late.status).toBe(201);
    await admin.patch(`/api/crm/companies/${company.id}`, 1, { name: 'Changed after' });
    await sql(`DELETE FROM ${instance.schema}.crm_contact`);
    await rm(pathOfFile(instance.row.id));
    const disaster = await digestsOf(sql, instance.schema).then((all) => without(all, 'identity_session'));

    const result = await overItself();
    expect(result).toMatchObject({ restoredRunIds: [runId], digestsEqual: true, slug: instance.slug });
    expect(without(await digestsOf(sql, instance.schema), ...uncopied, 'identity_audit_event')).toEqual(
      without(before, ...uncopied, 'identity_audit_event'),
    );
    expect(await readFile(pathOfFile(instance.row.id), 'utf8')).toBe('plan of canaryofa\0\n');
    expect((await admin.get('/api/crm/companies')).status).toBe(401);

    const again = instance.anonymous();
    const email = `admin@${instance.slug}.example`;
    expect((await again.post('/api/identity/session', { email, password: testPassword })).status).toBe(201);
    expect((await again.get(`/api/crm/companies/${late.body.id}`)).status).toBe(404);
    const found = await again.get(`/api/crm/companies/${company.id}`);
    expect(found.body).toMatchObject({ name: 'Before the copy', version: 1 });
    const history = await again.get(`/api/crm/companies/${company.id}/history`);
    expect(history.body.items).toEqual([expect.objectContaining({ operation: 'insert' })]);
    // The next writes go on where the copy's counters ended.
    expect((await again.patch(`/api/crm/companies/${company.id}`, 1, { name: 'New life' })).status).toBe(200);
    expect((await again.post('/api/crm/companies', { name: 'New' })).status).toBe(201);

    const runs = await backups.list(instance.slug);
    expect(runs.map(({ reason, state }) => [reason, state])).toEqual([
      ['after-restore', 'verified'],
      ['before-restore', 'verified'],
      ['manual', 'verified'],
    ]);
    expect(runs[1]?.runId).toBe(result.safetyRunId);
    const kept = without(
      await digestsOf(sql, result.keptSchema!),
      'identity_session',
      'identity_audit_event',
    );
    expect(kept).toEqual(without(disaster, 'identity_audit_event'));

    // The copy taken before the restore brings back what the restore undid.
    const saved = await restores.restore(instance.slug, { runId: result.safetyRunId, into: 'side', actor });
    expect(await namesIn(saved.schema)).toContain('After the copy');
  });

  it('as a new instance has its own roles, files and passwords, and leaves the old one alone', async () => {
    await copy();
    const before = await digestsOf(sql, instance.schema);
    const slug = `n${newId().replaceAll('-', '').slice(-12)}`;
    const result = await restores.restore(instance.slug, { into: slug, actor });
    expect(result).toMatchObject({ digestsEqual: true, slug });
    const row = await platform.app.get(InstanceRegistry).bySlug(slug);
    try {
      expect(row).toMatchObject({ name: instance.row.name, modules: instance.row.modules, state: 'active' });
      expect(row.role).not.toBe(instance.row.role);
      expect(without(await digestsOf(sql, row.schema), ...uncopied, 'identity_audit_event')).toEqual(
        without(before, ...uncopied, 'identity_audit_event'),
      );
      expect(await digestsOf(sql, instance.schema)).toEqual(before);
      expect(await readFile(pathOfFile(row.id), 'utf8')).toBe('plan of canaryofa\0\n');
      const twin = new TestInstance(platform, row);
      const person = twin.anonymous();
      const session = { email: `admin@${instance.slug}.example`, password: testPassword };
      expect((await person.post('/api/identity/session', session)).status).toBe(201);
      expect((await person.get('/api/crm/companies')).body.total).toBe(11);
      expect((await person.post('/api/crm/companies', { name: 'Only in the twin' })).status).toBe(201);
      expect(await namesIn(instance.schema)).not.toContain('Only in the twin');
      expect(await twin.work(() => platform.app.get(AuditTrail).verify())).toMatchObject({ intact: true });
      expect(await codeOf(restores.restore(instance.slug, { into: slug, actor }))).toBe('INSTANCE_EXISTS');
    } finally {
      await platform.app.get(Provisioner).erase(slug, actor);
    }
  });

  it('in a new instance, who had a second factor comes in by a new invitation', async () => {
    await sql(
      `UPDATE ${instance.schema}.identity_credential SET totp_secret = 'sealed', totp_confirmed_at = now()`,
    );
    await copy();
    const slug = `n${newId().replaceAll('-', '').slice(-12)}`;
    const { schema } = await restores.restore(instance.slug, { into: slug, actor });
    const people = await sql(
      `SELECT state, c.id IS NULL AS bare FROM ${schema}.identity_user u LEFT JOIN ${schema}.identity_credential c USING (id)`,
    );
    await platform.app.get(Provisioner).erase(slug, actor);
    expect(people).toEqual([{ state: 'invited', bare: true }]);
  });

  it('is refused without confirmation, for a name that is none, and where the tables are not those of the copy', async () => {
    await copy();
    const into = (target: string, confirm?: string) =>
      codeOf(restores.restore(instance.slug, { into: target, confirm, actor }));
    expect(await into('same')).toBe('RESTORE_UNCONFIRMED');
    expect(await into('same', 'other')).toBe('RESTORE_UNCONFIRMED');
    for (const wrong of ['Bad Name', '', '-x', 'a.b', 'x'.repeat(64)])
      expect(await into(wrong)).toBe('INSTANCE_INPUT');
    expect(await into('console')).toBe('INSTANCE_INPUT');
    expect(await into(instance.slug)).toBe('INSTANCE_EXISTS');
    await sql(`ALTER TABLE ${instance.schema}.crm_company ADD COLUMN by_hand text`);
    await copy();
    expect(await into('side')).toBe('RESTORE_STRUCTURE');
    const left = await sql('SELECT 1 FROM pg_namespace WHERE starts_with(nspname, $1) AND nspname <> $1', [
      instance.schema,
    ]);
    expect(left).toEqual([]);
  });

  it('is shown to the admin with its proof, and to nobody else', async () => {
    const { runId } = await copy();
    const admin = await (await instance.admin()).get('/api/backup/runs');
    expect(admin.status).toBe(200);
    expect(admin.body.items).toEqual([
      expect.objectContaining({ id: runId, state: 'verified', kind: 'full' }),
    ]);
    expect(admin.body.items[0].manifestSha256).toMatch(/^[0-9a-f]{64}$/);
    for (const role of ['manager', 'member', 'reader'] as const) {
      expect((await (await instance.user(role)).get('/api/backup/runs')).status).toBe(403);
    }
    expect((await instance.anonymous().get('/api/backup/runs')).status).toBe(401);
  });
});
