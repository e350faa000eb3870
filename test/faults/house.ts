import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BackupService, RestoreService, RetentionService } from '#backup';
import { addDays, dayIn, isWorkingDay, newId } from '#kernel';
import { Clock, FileStore, pg } from '#runtime';
import { InstanceErasures } from '#tenancy';
import { type TestInstance, TestPlatform } from '#testing';
import { fill, type Sql } from '../../libs/backup/backup-test-kit.js';
import { type Manifest, parseManifest } from '../../libs/backup/copy/manifest.js';
import { Ledger } from './ledger.js';

/** A platform with two instances, of which one meets faults and the other must not notice. */
export class House {
  /** Words that only the one's and only the other's data hold. */
  readonly canaries = { own: 'chardonneret-9d41', foreign: 'bergeronnette-27c6' } as const;
  readonly ledger: Ledger;
  private offset = 0;
  private client: pg.Client | undefined;

  private constructor(
    readonly platform: TestPlatform,
    readonly victim: TestInstance,
    readonly bystander: TestInstance,
  ) {
    this.ledger = new Ledger(platform, victim);
    platform.app.get(Clock).now = () => this.now();
  }

  /** Both have copies of some working days, and people are at work on the one that meets faults. */
  static async build(days: number): Promise<House> {
    const platform = await TestPlatform.start({ LOG_LEVEL: 'warn' });
    const [victim, bystander] = [await platform.instance(), await platform.instance()];
    const house = new House(platform, victim, bystander);
    // What is acknowledged must outlive PostgreSQL itself, which the servers of tests do not promise otherwise.
    await house.sql(`ALTER DATABASE ${house.database} SET synchronous_commit = on`);
    for (const [instance, canary] of [
      [victim, house.canaries.own],
      [bystander, house.canaries.foreign],
    ] as const) {
      await instance.admin();
      await fill(instance, house.sql, platform.app.get(FileStore), canary);
    }
    for (const day of lastWorkingDays(days)) {
      house.setTime(Date.parse(`${day}T10:00:00Z`));
      for (const { slug } of [victim, bystander])
        await house.backups.run(slug, { kind: 'full', actor: 'test' });
    }
    house.offset = 0;
    await house.ledger.begin();
    return house;
  }

  /** The time of all that happens in this process; it goes on from where it is set. */
  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  setTime(time: number): void {
    this.offset = time - Date.now();
  }

  /** Runs SQL as the superuser, on one connection: one for each of so many questions takes longer than the answers. */
  readonly sql: Sql = async <Row extends object>(text: string, values: unknown[] = []) => {
    this.client ??= await this.connect();
    return (await this.client.query<Row & pg.QueryResultRow>(text, values)).rows;
  };

  /** Whether PostgreSQL still holds the connection on which the last question was asked. */
  get connected(): boolean {
    return this.client !== undefined;
  }

  private async connect(): Promise<pg.Client> {
    // A name of its own: a pooler would leave it the name of whoever had its backend before.
    const client = new pg.Client({
      connectionString: this.platform.adminUrl,
      application_name: 'test house',
    });
    // PostgreSQL itself may be killed: the next question has a new connection.
    const forget = () => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', forget).on('end', forget);
    await client.connect();
    return client;
  }

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
      await app.get(RetentionService).finish();
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

  /** A digest of each table, but for what the writers of the ledger change and tell all the time. */
  async data({ schema }: TestInstance): Promise<Record<string, string>> {
    const { ledger } = this;
    const ids = ledger.keys.flatMap(({ company, contact }) => [company, contact]);
    const own: Record<string, string> = {
      crm_company: 't.id <> ALL($1)',
      crm_contact: 't.id <> ALL($1)',
      change_journal: 't.record_id <> ALL($1)',
    };
    const tables = await this.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r'
         AND relname <> ALL('{copy_journal,outbox_message}') ORDER BY relname`,
      [schema],
    );
    const rows = await this.sql<{ name: string; digest: string }>(
      tables
        .map(
          ({ name }) => `SELECT '${name}' AS name, count(*) || ' ' ||
            coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C")), '') AS digest
            FROM ${schema}.${name} t WHERE ${own[name] ?? 'true'} AND $1::uuid[] IS NOT NULL`,
        )
        .join(' UNION ALL '),
      [ids],
    );
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  }

  manifestOf(instanceId: string, runId: string): Manifest {
    const path = join(this.platform.config.backupDir, instanceId, runId, 'manifest.json');
    return parseManifest(readFileSync(path, 'utf8'));
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

  /** Gives retention something to do: a copy of a day that is past, with an attachment that no other names. */
  async outdate(): Promise<void> {
    const { victim } = this;
    const files = this.platform.app.get(FileStore);
    const plan = newId();
    await victim.work(async (db) => {
      const { sha256, size } = await files.put(Readable.from([`plan ${plan}`]));
      await db.query(
        "INSERT INTO stored_file (id, sha256, size, media_type, name) VALUES ($1, $2, $3, 'text/plain', 'plan.txt')",
        [plan, sha256, size],
      );
    });
    await this.backups.run(victim.slug, { kind: 'full', actor: 'test' });
    await victim.work((db) => db.query('DELETE FROM stored_file WHERE id = $1', [plan]));
    await this.backups.run(victim.slug, { kind: 'full', actor: 'test' });
  }

  /** The days for which schemas are kept after restores are over. */
  async dropKept(): Promise<void> {
    await this.sql('UPDATE platform.restore_log SET kept_until = $1 WHERE kept_schema IS NOT NULL', [
      new Date(this.now().getTime() - 60_000),
    ]);
    await this.platform.app.get(RestoreService).dropExpired();
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

  async stop(): Promise<void> {
    await this.ledger.kill();
    await this.sql(`ALTER DATABASE ${this.database} RESET synchronous_commit`);
    await this.client?.end();
    await this.platform.stop();
  }

  private get database(): string {
    return new URL(this.platform.adminUrl).pathname.slice(1);
  }
}

/** Working days until yesterday, oldest first. */
function lastWorkingDays(count: number): string[] {
  const found: string[] = [];
  for (let day = addDays(dayIn(new Date(), 'Europe/Paris'), -1); found.length < count; day = addDays(day, -1))
    if (isWorkingDay(day, 'metropolitan')) found.unshift(day);
  return found;
}

const listed = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
