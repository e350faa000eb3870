import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, Problem } from '#kernel';
import { FileStore } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { digestsOf, fill, openCopied, type Sql } from './backup-test-kit.js';
import { CopyCiphers } from './copy/copy-cipher.js';
import { BackupService, RestoreService } from './index.js';
import { DiskSpace } from './runs/disk-space.js';

const actor = 'test';

describe('a copy of an instance', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let other: TestInstance;
  let backups: BackupService;
  let sql: Sql;
  let fileSha256: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    backups = platform.app.get(BackupService);
    sql = (text, values) => platform.sql(text, values);
    [instance, other] = [await platform.instance(), await platform.instance()];
    const files = platform.app.get(FileStore);
    await Promise.all([instance.admin(), other.admin()]);
    ({ fileSha256 } = await fill(instance, sql, files, 'canaryofa'));
    await fill(other, sql, files, 'canaryofb');
  });
  afterAll(() => platform.stop());

  const folderOf = (runId: string) => join(platform.config.backupDir, instance.row.id, runId);
  const filesOf = async (runId: string) => [
    'manifest.json',
    'manifest.sig',
    'ddl.sql.gz.age',
    'keys.sql.gz.age',
    'blobs.json.gz.age',
    ...(await readdir(join(folderOf(runId), 'data'))).map((name) => `data/${name}`),
  ];
  const run = () => backups.run(instance.slug, { kind: 'full', actor });
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'no error',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );

  it('holds every row, is listed with its proof, and is the newest of its instance', async () => {
    const result = await run();
    expect(result).toMatchObject({ kind: 'full', verified: true });
    expect(result.tables).toBeGreaterThan(14);
    const [{ n } = { n: 0 }] = await sql<{ n: number }>(
      `SELECT (SELECT count(*) FROM ${instance.schema}.crm_company) + (SELECT count(*) FROM ${instance.schema}.hr_employee) AS n`,
    );
    expect(n).toBe(22);
    expect(result.rows).toBeGreaterThan(n);
    const [listed] = await backups.list(instance.slug);
    expect(listed).toMatchObject({
      runId: result.runId,
      state: 'verified',
      reason: 'manual',
      bytes: result.bytes,
    });
    const status = await backups.status();
    expect(status.find(({ slug }) => slug === instance.slug)).toMatchObject({ runId: result.runId });
    expect(status.find(({ slug }) => slug === other.slug)).toMatchObject({ runId: null });
    expect(await backups.verify(instance.slug)).toMatchObject({
      runId: result.runId,
      verified: true,
      problems: [],
    });
    const second = await run();
    const manifest = JSON.parse(await readFile(join(folderOf(second.runId), 'manifest.json'), 'utf8'));
    expect(manifest.previousManifestSha256).toBe(listed?.manifestSha256);
  });

  it('holds nothing of another instance, and disturbs neither', async () => {
    const before = [await digestsOf(sql, instance.schema), await digestsOf(sql, other.schema)];
    const { runId } = await run();
    expect([await digestsOf(sql, instance.schema), await digestsOf(sql, other.schema)]).toEqual(before);
    let found = 0;
    for (const name of await filesOf(runId)) {
      const path = join(folderOf(runId), name);
      const content = (await openCopied(platform, instance.row.id, path)).toString();
      // Nothing can be read without the instance's key, names of tables apart.
      expect((await readFile(path)).includes('canaryofa')).toBe(false);
      found += content.includes('canaryofa') ? 1 : 0;
      expect(content).not.toContain('canaryofb');
      expect(content).not.toContain(other.row.id);
    }
    expect(found).toBeGreaterThan(2);
  });

  it('leaves sessions, tokens and messages out, and keeps the history of records', async () => {
    const { runId } = await run();
    const tables = (await filesOf(runId)).map((name) => name.replace(/^data\/|\.csv\.gz\.age$/g, ''));
    expect(tables).toEqual(expect.arrayContaining(['change_journal', 'hr_change_journal', 'hr_employee']));
    for (const left of ['identity_session', 'identity_token', 'identity_throttle', 'outbox_message']) {
      expect(tables).not.toContain(left);
    }
  });

  it('is found altered by one bit in any file, which is named, and no restore touches anything', async () => {
    const { runId } = await run();
    const restores = platform.app.get(RestoreService);
    const cipher = await platform.app.get(CopyCiphers).toRead(instance.row.id);
    const blob = join('..', 'blobs', cipher.blobName(fileSha256));
    const before = await digestsOf(sql, instance.schema);
    for (const [n, name] of [...(await filesOf(runId)), blob].entries()) {
      const path = join(folderOf(runId), name);
      const intact = await readFile(path);
      // The first byte of one file, the middle of the next, the last of the one after it.
      const place = [0, Math.floor(intact.length / 2), intact.length - 1][n % 3] ?? 0;
      const altered = Buffer.from(intact);
      altered[place] = (altered[place] ?? 0) ^ 4;
      await writeFile(path, altered);
      const { verified, problems } = await backups.verify(instance.slug, runId);
      expect({ name, place, verified }).toEqual({ name, place, verified: false });
      expect(problems).toEqual([expect.stringContaining(name.replace('../', ''))]);
      // One restore after each of the places is enough: it asks the same verification.
      if (n < 6 || name === blob) {
        const restored = restores.restore(instance.slug, {
          runId,
          into: 'same',
          confirm: instance.slug,
          actor,
        });
        expect(await codeOf(restored)).toBe('BACKUP_DAMAGED');
      }
      await rm(path);
      expect((await backups.verify(instance.slug, runId)).problems).toEqual([
        expect.stringContaining('missing'),
      ]);
      await writeFile(path, intact);
    }
    expect((await backups.verify(instance.slug, runId)).verified).toBe(true);
    expect(await digestsOf(sql, instance.schema)).toEqual(before);
    const [{ state } = { state: '' }] = await sql<{ state: string }>(
      'SELECT state FROM platform.instance WHERE id = $1',
      [instance.row.id],
    );
    expect(state).toBe('active');
    // Every file of a copy, twice: some three hundred readings of all of it.
  }, 180_000);

  it('fails without leaving files when an attachment is missing or wrong, and says so in the catalogue', async () => {
    const path = join(platform.config.filesDir, instance.row.id, fileSha256.slice(0, 2), fileSha256.slice(2));
    const intact = await readFile(path);
    await writeFile(path, 'something else');
    expect(await codeOf(run())).toBe('BACKUP_FILE_DAMAGED');
    await rm(path);
    expect(await codeOf(run())).toBe('BACKUP_FILE_DAMAGED');
    await writeFile(path, intact);
    const [failed] = await backups.list(instance.slug);
    expect(failed).toMatchObject({ state: 'failed', error: expect.stringContaining('BACKUP_FILE_DAMAGED') });
    const verified = (await backups.list(instance.slug)).filter(({ state }) => state === 'verified');
    const folders = (await readdir(join(platform.config.backupDir, instance.row.id))).filter(
      (name) => name !== 'blobs',
    );
    expect(folders.sort()).toEqual(verified.map(({ runId }) => runId).sort());
  });

  it('does not begin where it would not fit, and never makes room by deleting another', async () => {
    const disk = platform.app.get(DiskSpace);
    const before = (await backups.list(instance.slug)).filter(({ state }) => state === 'verified').length;
    disk.free = async () => 1_000_000;
    try {
      expect(await codeOf(run())).toBe('BACKUP_DISK_FULL');
    } finally {
      disk.free = DiskSpace.prototype.free;
    }
    expect((await backups.list(instance.slug)).filter(({ state }) => state === 'verified')).toHaveLength(
      before,
    );
  });

  it('is refused for an unknown instance or run with a clear error', async () => {
    expect(await codeOf(backups.run('nowhere', { kind: 'full', actor }))).toBe('INSTANCE_UNKNOWN');
    expect(await codeOf(backups.verify(instance.slug, newId()))).toBe('BACKUP_RUN_UNKNOWN');
    expect(await codeOf(backups.verify(other.slug))).toBe('BACKUP_RUN_UNKNOWN');
  });
});
