import { Injectable } from '@nestjs/common';
import { AppLogger, Databases, quoteIdentifier } from '#runtime';
import { type MigrationFile, readMigrations } from './migration-files.js';

type Connection = Awaited<ReturnType<Databases['ownerConnection']>>;

/** What the migrator needs to know of an instance. */
export interface MigrationTarget {
  readonly id: string;
  readonly kind: 'company' | 'console';
  readonly schema: string;
  readonly role: string;
  readonly vaultRole: string | undefined;
}

export interface MigrationStatus {
  readonly slug: string;
  readonly version: number;
  readonly latest: number;
  readonly state: string;
  readonly error: string | null;
}

/** What is done before an instance is brought up to date. */
export type Preparation = (target: Pick<MigrationTarget, 'id' | 'kind'> & { slug: string }) => Promise<void>;

const lockTimeoutCode = '55P03';
const attempts = 5;

/** Brings instances to the newest schema: in parallel, resumable, one failure never stopping the others. */
@Injectable()
export class Migrator {
  private readonly files = readMigrations('tenant');
  private readonly preparations: Preparation[] = [];

  constructor(
    private readonly databases: Databases,
    private readonly logger: AppLogger,
  ) {}

  /** The schema version this server works with. */
  get latest(): number {
    return this.files.length;
  }

  /** Registers what must be done before an instance is brought up to date; where it fails, the instance stays as it is. */
  before(preparation: Preparation): void {
    this.preparations.push(preparation);
  }

  /** Applies every file up to a version inside the caller's transaction, each with its row of the ledger. */
  async applyAll(client: Connection, target: MigrationTarget, upTo = this.latest): Promise<void> {
    await this.enter(client, target);
    for (const file of this.files) {
      if (file.number <= upTo && file.kinds.includes(target.kind)) await this.applyFile(client, file);
    }
  }

  /** Where every instance stands. */
  async status(): Promise<MigrationStatus[]> {
    return this.databases.asOwner('migrate status', async (client) => {
      const { rows } = await client.query<Omit<MigrationStatus, 'latest'>>(
        `SELECT i.slug, i.schema_version AS version, i.state,
           (SELECT m.error FROM platform.instance_migration m
            WHERE m.instance_id = i.id AND m.state = 'failed' ORDER BY m.name LIMIT 1) AS error
         FROM platform.instance i WHERE i.state <> 'erased' ORDER BY i.slug`,
      );
      return rows.map((row) => ({ ...row, latest: this.latest }));
    });
  }

  /**
   * Migrates every instance that is behind: one alone first, so that a bad file meets one instance and not all, then
   * the rest with several workers.
   * @returns the status of those that were behind.
   */
  async up(workers = 4, onProgress?: (done: number, total: number) => void): Promise<MigrationStatus[]> {
    const behind = await this.databases.asOwner('migrate', async (client) => {
      const { rows } = await client.query<
        MigrationTarget & { slug: string; vault: string | null; state: string; version: number }
      >(
        `SELECT id, slug, kind, schema_name AS schema, role_name AS role, vault_role_name AS vault, state,
           schema_version AS version
         FROM platform.instance
         WHERE state IN ('active', 'suspended', 'migration-failed')
           AND (schema_version < $1 OR state = 'migration-failed')
         ORDER BY kind = 'company', slug`,
        [this.latest],
      );
      return rows.map((row) => ({ ...row, vaultRole: row.vault ?? undefined }));
    });
    const queue = [...behind];
    let done = 0;
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await this.migrate(next);
        done += 1;
        onProgress?.(done, behind.length);
      }
    };
    const canary = queue.shift();
    if (canary) {
      await this.migrate(canary);
      done += 1;
      onProgress?.(done, behind.length);
    }
    await Promise.all(Array.from({ length: Math.min(workers, queue.length) }, work));
    const slugs = new Set(behind.map(({ slug }) => slug));
    return slugs.size === 0 ? [] : (await this.status()).filter(({ slug }) => slugs.has(slug));
  }

  private async migrate(target: MigrationTarget & { slug: string; version: number }): Promise<void> {
    const first = this.files[target.version];
    try {
      if (first) for (const preparation of this.preparations) await preparation(target);
    } catch (error) {
      await this.recordFailure(target, first as MigrationFile, error);
      return;
    }
    for (const file of this.files) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await this.databases.asOwner('migration', (client) => this.migrateOne(client, target, file));
          break;
        } catch (error) {
          const locked = (error as { code?: string }).code === lockTimeoutCode;
          if (locked && attempt < attempts) {
            await new Promise((resolve) => setTimeout(resolve, attempt * 500 * (0.5 + Math.random())));
            continue;
          }
          await this.recordFailure(target, file, error);
          return;
        }
      }
    }
  }

  private async migrateOne(client: Connection, target: MigrationTarget, file: MigrationFile): Promise<void> {
    await client.query("SET LOCAL lock_timeout = '3s'");
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`migrate ${target.schema}`]);
    await this.enter(client, target);
    const { rows } = await client.query<{ checksum: string }>(
      'SELECT checksum FROM schema_migration WHERE name = $1',
      [file.name],
    );
    const applied = rows[0]?.checksum;
    if (applied !== undefined && applied !== file.checksum) {
      throw new Error(`${file.name} was changed after it was applied; migrations are frozen`);
    }
    if (applied === undefined && file.kinds.includes(target.kind)) await this.applyFile(client, file);
    await client.query(
      `INSERT INTO platform.instance_migration (instance_id, name, checksum, state) VALUES ($1, $2, $3, 'applied')
       ON CONFLICT (instance_id, name) DO UPDATE SET state = 'applied', error = NULL, checksum = excluded.checksum,
         attempts = platform.instance_migration.attempts + 1, at = now()
       WHERE platform.instance_migration.state <> 'applied'`,
      [target.id, file.name, file.checksum],
    );
    await client.query(
      `UPDATE platform.instance SET schema_version = greatest(schema_version, $2), updated_at = clock_timestamp(),
         state = CASE WHEN state = 'migration-failed' AND $2 = $3 THEN 'active' ELSE state END
       WHERE id = $1`,
      [target.id, file.number, this.latest],
    );
  }

  private async enter(client: Connection, target: MigrationTarget): Promise<void> {
    await client.query(`SET LOCAL search_path TO ${quoteIdentifier(target.schema)}`);
    await client.query(
      "SELECT set_config('b2o.schema', $1, true), set_config('b2o.role', $2, true), set_config('b2o.vault_role', $3, true)",
      [target.schema, target.role, target.vaultRole ?? ''],
    );
  }

  private async applyFile(client: Connection, file: MigrationFile): Promise<void> {
    await client.query(file.sql);
    await client.query('INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)', [
      file.name,
      file.checksum,
    ]);
  }

  private async recordFailure(
    target: MigrationTarget & { slug: string },
    file: MigrationFile,
    error: unknown,
  ): Promise<void> {
    this.logger.error(`migration ${file.name} failed`, error);
    const message = error instanceof Error ? error.message : String(error);
    await this.databases.asOwner('migration failure', async (client) => {
      await client.query(
        `INSERT INTO platform.instance_migration (instance_id, name, checksum, state, error) VALUES ($1, $2, $3, 'failed', $4)
         ON CONFLICT (instance_id, name) DO UPDATE SET state = 'failed', error = excluded.error,
           attempts = platform.instance_migration.attempts + 1, at = now()`,
        [target.id, file.name, file.checksum, message],
      );
      await client.query(
        `UPDATE platform.instance SET state = 'migration-failed', updated_at = clock_timestamp()
         WHERE id = $1 AND state = 'active'`,
        [target.id],
      );
    });
  }
}
