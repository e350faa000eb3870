import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BackupService, RestoreService } from '#backup';
import { FileStore } from '#runtime';
import { InstanceErasures } from '#tenancy';
import { type TestInstance, TestPlatform } from '#testing';
import { digestsOf, fill, type Sql } from '../../libs/backup/backup-test-kit.js';

/** A platform with two instances, of which one meets faults and the other must not notice. */
export class House {
  private constructor(
    readonly platform: TestPlatform,
    readonly victim: TestInstance,
    readonly bystander: TestInstance,
  ) {}

  static async build(env: Record<string, string> = {}): Promise<House> {
    const platform = await TestPlatform.start({ LOG_LEVEL: 'fatal', ...env });
    const [victim, bystander] = [await platform.instance(), await platform.instance()];
    const house = new House(platform, victim, bystander);
    for (const [instance, name] of [
      [victim, 'victim'],
      [bystander, 'bystander'],
    ] as const) {
      await instance.admin();
      await fill(instance, house.sql, platform.app.get(FileStore), name);
      await house.backups.run(instance.slug, { kind: 'full', actor: 'test' });
    }
    return house;
  }

  readonly sql: Sql = (text, values) => this.platform.sql(text, values);

  get backups(): BackupService {
    return this.platform.app.get(BackupService);
  }

  /** What a server does at its start, until nothing is under way: PostgreSQL notices a dead client after an instant. */
  async recover(): Promise<void> {
    const { app } = this.platform;
    await this.platform.eventually(async () => {
      await app.get(InstanceErasures).finishAll();
      await app.get(BackupService).recover();
      await app.get(RestoreService).recover();
      const open = await this.sql(
        `SELECT 1 FROM platform.backup_run WHERE state IN ('running', 'written')
         UNION ALL SELECT 1 FROM platform.restore_log WHERE state = 'running'
         UNION ALL SELECT 1 FROM platform.instance WHERE state = 'restoring'
         UNION ALL SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'b2o %' AND state <> 'idle'
           AND datname = current_database() AND application_name IN ('b2o provision', 'b2o erase', 'b2o restore', 'b2o migration')`,
      );
      return open.length === 0 ? true : undefined;
    }, 'the recovery');
  }

  async data(instance: TestInstance): Promise<Record<string, string>> {
    return digestsOf(this.sql, instance.schema);
  }

  async copies(slug: string): Promise<string[]> {
    const runs = await this.backups.list(slug);
    return runs.filter(({ state }) => state === 'verified').map(({ runId }) => runId);
  }

  /** The newest copies of an instance that do not open or are not what they say. */
  async wrongCopies(slug: string, newest = 3): Promise<string[]> {
    const wrong: string[] = [];
    for (const runId of (await this.copies(slug)).slice(0, newest)) {
      const { verified, problems } = await this.backups.verify(slug, runId);
      if (!verified) wrong.push(`${runId}: ${problems.join(', ')}`);
    }
    return wrong;
  }

  /** What belongs to nothing that exists: schemas, roles, folders and drafts. */
  async leftovers(): Promise<string[]> {
    const { config } = this.platform;
    const instances = await this.sql<{ id: string; schema: string; roles: string[] }>(
      `SELECT id, schema_name AS schema, array_remove(ARRAY[role_name, vault_role_name], NULL) AS roles
       FROM platform.instance WHERE state <> 'erased'`,
    );
    const kept = await this.sql<{ schema: string }>(
      'SELECT kept_schema AS schema FROM platform.restore_log WHERE kept_schema IS NOT NULL',
    );
    const schemas = new Set([...instances, ...kept].map(({ schema }) => schema));
    const roles = new Set(instances.flatMap((instance) => instance.roles));
    const named = (text: string) => this.sql<{ name: string }>(text);
    const found = [
      ...(await named("SELECT nspname AS name FROM pg_namespace WHERE nspname ~ '^t_[0-9a-f]{32}'"))
        .filter(({ name }) => !schemas.has(name))
        .map(({ name }) => `schema ${name}`),
      ...(
        await named(
          `SELECT DISTINCT rolname AS name FROM pg_roles r JOIN pg_shdepend d ON d.refobjid = r.oid
           WHERE rolname ~ '^t_[0-9a-f]{32}' AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        )
      )
        .filter(({ name }) => !roles.has(name))
        .map(({ name }) => `role ${name}`),
    ];
    const ids = new Set(instances.map(({ id }) => id));
    for (const folder of [config.filesDir, config.backupDir]) {
      for (const name of listed(folder)) if (!ids.has(name)) found.push(`folder ${join(folder, name)}`);
    }
    const verified = await this.sql<{ id: string }>(
      "SELECT id FROM platform.backup_run WHERE state = 'verified'",
    );
    const runs = new Set(verified.map(({ id }) => id));
    for (const id of listed(config.backupDir)) {
      for (const name of listed(join(config.backupDir, id)))
        if (name !== 'blobs' && !runs.has(name)) found.push(`copy ${id}/${name}`);
    }
    for (const name of listed(config.keysDir)) {
      const [, id] = /^instance-([0-9a-f-]{36})\.key$/.exec(name) ?? [];
      if (id && !ids.has(id)) found.push(`key ${name}`);
      if (name.startsWith('.')) found.push(`draft ${name}`);
    }
    return found;
  }

  stop(): Promise<void> {
    return this.platform.stop();
  }
}

const listed = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
