import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileStore, projectRoot } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { digestsOf, fill, type Sql, uncopied, without } from './backup-test-kit.js';
import { BackupService, type Checkpoint, RestoreService } from './index.js';

/** A process of its own that kills itself at a checkpoint: nothing of it runs any further, as when power goes. */
const script = (work: string) => `
  import 'reflect-metadata';
  const url = (path) => new URL(path, '${pathToFileURL(projectRoot)}/dist/');
  const { AppConfig, AppLogger, Databases } = await import(url('libs/runtime/index.js'));
  const { createContext } = await import(url('apps/server/application.js'));
  const { BackupService, Checkpoints, RestoreService } = await import(url('libs/backup/index.js'));
  const app = await createContext(new AppConfig(), new AppLogger('fatal'), process.env.ADMIN_URL);
  await app.get(Databases).connect();
  app.get(Checkpoints).reach = async (checkpoint) => {
    if (checkpoint === process.env.KILL_AT) process.kill(process.pid, 'SIGKILL');
  };
  const { SLUG: slug } = process.env;
  await ${work};
  process.exit(0);`;

const works = {
  run: "app.get(BackupService).run(slug, { kind: 'full', actor: 'child' })",
  same: "app.get(RestoreService).restore(slug, { into: 'same', confirm: slug, actor: 'child' })",
  side: "app.get(RestoreService).restore(slug, { into: 'side', actor: 'child' })",
  new: "app.get(RestoreService).restore(slug, { into: slug + 'x', actor: 'child' })",
};

describe('a process killed in the middle', () => {
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
    instance = await platform.instance();
    await instance.admin();
    await fill(instance, sql, platform.app.get(FileStore), 'canaryofa');
  });
  afterAll(() => platform.stop());

  const killAt = (checkpoint: Checkpoint, work: keyof typeof works) =>
    new Promise<NodeJS.Signals | null>((resolve, reject) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script(works[work])], {
        cwd: projectRoot,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          PATH: process.env['PATH'],
          ADMIN_URL: platform.adminUrl,
          B2O_DATA_DIR: platform.config.dataDir,
          B2O_SECRET_KEY: platform.config.secretKey.toString('utf8'),
          KILL_AT: checkpoint,
          SLUG: instance.slug,
        },
      });
      child.on('error', reject);
      child.on('exit', (_, signal) => resolve(signal));
    });
  const recover = async () => {
    // PostgreSQL notices a client that is gone within an instant; until then the lock looks held.
    await platform.eventually(async () => {
      await backups.recover();
      await restores.recover();
      const open = await sql(
        `SELECT 1 FROM platform.backup_run WHERE state IN ('running', 'written')
         UNION ALL SELECT 1 FROM platform.restore_log WHERE state = 'running'
         UNION ALL SELECT 1 FROM platform.instance WHERE state = 'restoring'`,
      );
      return open.length === 0 ? true : undefined;
    }, 'the recovery');
  };
  const foldersOf = async () =>
    (await readdir(join(platform.config.backupDir, instance.row.id)).catch(() => [])).filter(
      (name) => name !== 'blobs',
    );
  const schemas = async () =>
    (
      await sql<{ name: string }>(
        "SELECT nspname AS name FROM pg_namespace WHERE starts_with(nspname, 't_') AND nspname NOT LIKE '%\\_old\\_%' ORDER BY 1",
      )
    ).map(({ name }) => name);
  const isOpen = async () => {
    const names = await instance.work((db) => db.query<{ name: string }>('SELECT name FROM crm_company'));
    return names.length === 11;
  };

  it.each<Checkpoint>(['copy: tables written', 'copy: manifest written', 'copy: renamed', 'copy: read back'])(
    'during a copy (%s) leaves no copy, and the next one is taken',
    async (checkpoint) => {
      const before = await digestsOf(sql, instance.schema);
      const verified = async () =>
        (await backups.list(instance.slug))
          .filter(({ state }) => state === 'verified')
          .map(({ runId }) => runId);
      const copies = await verified();
      expect(await killAt(checkpoint, 'run')).toBe('SIGKILL');
      expect(await verified()).toEqual(copies);
      await recover();
      expect((await foldersOf()).sort()).toEqual([...copies].sort());
      const [dead] = await backups.list(instance.slug);
      expect(dead).toMatchObject({ state: 'failed', error: 'interrupted' });
      expect(await backups.run(instance.slug, { kind: 'full', actor: 'test' })).toMatchObject({
        verified: true,
      });
      expect(await digestsOf(sql, instance.schema)).toEqual(before);
    },
  );

  it('during a copy is cleaned up by the next copy too', async () => {
    expect(await killAt('copy: renamed', 'run')).toBe('SIGKILL');
    const { runId } = await platform.eventually(
      () => backups.run(instance.slug, { kind: 'full', actor: 'test' }).catch(() => undefined),
      'the lock of the dead process',
    );
    const verified = (await backups.list(instance.slug)).filter(({ state }) => state === 'verified');
    expect(verified[0]?.runId).toBe(runId);
    expect((await foldersOf()).sort()).toEqual(verified.map((run) => run.runId).sort());
  });

  it.each<[Checkpoint, keyof typeof works]>([
    ['restore: loaded', 'side'],
    ['restore: loaded', 'new'],
    ['restore: loaded', 'same'],
    ['copy: renamed', 'same'],
    ['restore: drained', 'same'],
    ['restore: renamed', 'same'],
  ])('before a restore commits (%s, into %s) leaves all as it was', async (checkpoint, work) => {
    await backups.run(instance.slug, { kind: 'full', actor: 'test' });
    await sql(`UPDATE ${instance.schema}.crm_company SET source = 'after the copy'`);
    const before = await digestsOf(sql, instance.schema);
    const known = await schemas();
    expect(await killAt(checkpoint, work)).toBe('SIGKILL');
    await recover();
    await platform.eventually(
      async () => (JSON.stringify(await schemas()) === JSON.stringify(known) ? true : undefined),
      'the schemas of the dead process to go',
    );
    expect(await digestsOf(sql, instance.schema)).toEqual(before);
    expect(await isOpen()).toBe(true);
    const files = await readdir(platform.config.filesDir);
    expect(files).toEqual([instance.row.id]);
  });

  it('right after a restore committed leaves the copy wholly live', async () => {
    await sql(`UPDATE ${instance.schema}.crm_company SET source = 'in the copy'`);
    const before = await digestsOf(sql, instance.schema);
    await backups.run(instance.slug, { kind: 'full', actor: 'test' });
    await sql(`UPDATE ${instance.schema}.crm_company SET source = 'after the copy'`);
    expect(await killAt('restore: committed', 'same')).toBe('SIGKILL');
    await recover();
    const after = await digestsOf(sql, instance.schema);
    expect(without(after, ...uncopied, 'identity_audit_event')).toEqual(
      without(before, ...uncopied, 'identity_audit_event'),
    );
    expect(await isOpen()).toBe(true);
    await restores.undo(instance.slug, { confirm: instance.slug, actor: 'test' });
    expect(await sql(`SELECT DISTINCT source FROM ${instance.schema}.crm_company`)).toEqual([
      { source: 'after the copy' },
    ]);
  });
});
