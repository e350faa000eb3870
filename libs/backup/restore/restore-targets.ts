import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { AppConfig, AppLogger, Databases, FileStore, type pg, quoteIdentifier, systemActor } from '#runtime';
import {
  InstanceRegistry,
  type InstanceRow,
  InstanceSchemas,
  InstanceScope,
  insertInstance,
  logOperation,
  Migrator,
  newIdentity,
  rolesOf,
  slugError,
  TenancyProblems,
} from '#tenancy';
import { Checkpoints } from '../checkpoints.js';
import { restoreBlobs } from '../copy/blobs.js';
import { InstanceCopies } from '../copy/copy-folder.js';
import type { OpenCopy } from '../copy/copy-reader.js';
import { CopyRunner } from '../runs/copy-runner.js';
import { InstanceGate } from './instance-gate.js';
import { type RestoreEntry, RestoreLog, type RestoreTarget } from './restore-log.js';
import { type Loaded, SchemaLoader } from './schema-loader.js';
import { SchemaSwap } from './schema-swap.js';
import { carrySecurity, holdOutbound, voidSecondFactors } from './security-registers.js';

/** A restore in course: a verified copy of an instance whose lock we have. */
export interface Restoring {
  readonly row: InstanceRow;
  readonly actor: string;
  /** A full copy, and the incremental one that goes on from it if there is one. */
  readonly copies: readonly OpenCopy[];
  /** The newest of them. */
  readonly runId: string;
  readonly restoreId: string;
  /** For a copy beside the instance: how long it stays there. */
  readonly keptHours?: number | undefined;
}

export interface Placed extends Loaded {
  readonly slug: string;
  readonly schema: string;
  readonly safetyRunId?: string;
  readonly keptSchema?: string;
}

/** The three places a copy may go to. Each is one transaction, with what must be done before and after it. */
@Injectable()
export class RestoreTargets {
  constructor(
    private readonly config: AppConfig,
    private readonly databases: Databases,
    private readonly registry: InstanceRegistry,
    private readonly migrator: Migrator,
    private readonly scope: InstanceScope,
    private readonly files: FileStore,
    private readonly schemas: InstanceSchemas,
    private readonly loader: SchemaLoader,
    private readonly swap: SchemaSwap,
    private readonly gate: InstanceGate,
    private readonly copies: CopyRunner,
    private readonly log: RestoreLog,
    private readonly checkpoints: Checkpoints,
    private readonly logger: AppLogger,
  ) {}

  into(target: RestoreTarget, order: Restoring, created: InstanceRow | undefined): Promise<Placed> {
    if (created) return this.intoNew(order, created);
    return target === 'same' ? this.intoSame(order) : this.intoSide(order);
  }

  /** The row of an instance to be, a twin of another. @throws Problem INSTANCE_INPUT */
  plan(row: InstanceRow, slug: string): InstanceRow {
    if (row.kind !== 'company') throw new Problem(TenancyProblems.INSTANCE_STATE);
    const wrong = slugError('into', slug);
    if (wrong) throw new Problem(TenancyProblems.INSTANCE_INPUT, { errors: [wrong] });
    return {
      ...row,
      ...newIdentity(slug),
      state: 'active',
      schemaVersion: this.migrator.latest,
      createdAt: new Date(),
    };
  }

  /** Puts the state from before a restore back. @returns the name under which the present one is kept. */
  async swapBack(row: InstanceRow, schema: string, entry: RestoreEntry, actor: string): Promise<string> {
    return this.whileClosed(row, actor, () =>
      this.databases.asOwner('restore', async (client) => {
        await this.loader.migrateForward(client, row, schema);
        const details = { run: entry.runId, restore: entry.id };
        const kept = await this.swap.swap(client, row, schema, {
          actor,
          action: 'backup.restore-undone',
          details,
        });
        await this.log.undone(client, entry.id, kept);
        return kept;
      }),
    );
  }

  private async intoSide(order: Restoring): Promise<Placed> {
    const { row } = order;
    return this.databases.asOwner('restore', async (client) => {
      const schema = await this.swap.freeName(client, row, 'side');
      const loaded = await this.load(client, order, row, schema);
      // To be looked at by whoever runs PostgreSQL, not by the instance nor by any login of ours: it holds HR data.
      await client.query(`REVOKE ALL ON SCHEMA ${quoteIdentifier(schema)} FROM ${rolesOf(row)}`);
      await this.swap.erase(client, row, schema);
      // A record may go from here back into the live data, and must not leave by mail from there.
      await holdOutbound(client, schema);
      await this.log.done(client, order.restoreId, schema, order.keptHours);
      return { ...loaded, slug: row.slug, schema };
    });
  }

  private async intoNew(order: Restoring, created: InstanceRow): Promise<Placed> {
    const { row, actor, runId } = order;
    if (row.schemaVersion !== this.migrator.latest) throw new Problem(TenancyProblems.INSTANCE_STATE);
    try {
      const placed = await this.databases.asOwner('restore', async (client) => {
        await insertInstance(client, created);
        const origin = { restoredFrom: row.id, run: runId };
        await logOperation(client, created.id, 'create', actor, origin);
        const loaded = await this.load(client, order, created, created.schema);
        await carrySecurity(client, row.schema, created.schema);
        await voidSecondFactors(client, created.schema);
        const erased = await this.swap.erase(client, row, created.schema);
        const held = await holdOutbound(client, created.schema);
        const details = { run: runId, from: row.id, erased, held };
        await this.swap.tell(client, created, { actor, action: 'backup.restored', details });
        await this.restoreFiles(order, created);
        await this.log.done(client, order.restoreId, null);
        return { ...loaded, slug: created.slug, schema: created.schema };
      });
      this.registry.forget();
      return placed;
    } catch (error) {
      await rm(join(this.config.filesDir, created.id), { recursive: true, force: true });
      throw error;
    }
  }

  private async intoSame(order: Restoring): Promise<Placed> {
    const { row, actor, runId } = order;
    if (row.state !== 'active') throw new Problem(TenancyProblems.INSTANCE_STATE);
    let safetyRunId = '';
    // The instance works on while its copy is loaded and compared beside it.
    const placed = await this.reopening(row, () =>
      this.databases.asOwner('restore', async (client) => {
        const schema = await this.swap.freeName(client, row, 'side');
        const loaded = await this.load(client, order, row, schema);
        await this.restoreFiles(order, row);
        await this.replaceLost(row);
        safetyRunId = await this.closeAndCopy(row, actor);
        const details = { run: runId, restore: order.restoreId };
        const keptSchema = await this.swap.swap(client, row, schema, {
          actor,
          action: 'backup.restored',
          details,
        });
        await this.log.done(client, order.restoreId, keptSchema);
        return { ...loaded, slug: row.slug, schema: row.schema, keptSchema };
      }),
    );
    await this.afterSwap(row, actor);
    return { ...placed, safetyRunId };
  }

  /** Where the live schema itself is gone, an empty one takes its place: what follows replaces it like any other. */
  private async replaceLost(row: InstanceRow): Promise<void> {
    await this.databases.asOwner('restore', async (client) => {
      const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [row.schema]);
      if (rowCount !== 0) return;
      this.logger.warn('the live schema is gone; it is restored from nothing', { instance: row.id });
      const empty = await this.swap.freeName(client, row, 'side');
      await this.schemas.create(client, row, empty);
      await client.query(`ALTER SCHEMA ${quoteIdentifier(empty)} RENAME TO ${quoteIdentifier(row.schema)}`);
    });
  }

  private async whileClosed<T>(row: InstanceRow, actor: string, work: () => Promise<T>): Promise<T> {
    const result = await this.reopening(row, async () => {
      await this.closeAndCopy(row, actor);
      return work();
    });
    await this.afterSwap(row, actor);
    return result;
  }

  /** Whatever goes wrong, the instance is open afterwards, on the schema that is live. */
  private async reopening<T>(row: InstanceRow, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.gate.reopen(row);
      throw error;
    }
  }

  /** Shuts the door and copies what is behind it, so that nothing entered before the restore is lost. */
  private async closeAndCopy(row: InstanceRow, actor: string): Promise<string> {
    await this.gate.close(row);
    const { runId } = await this.copies.run(
      { ...row, state: 'restoring' },
      { kind: 'full', reason: 'before-restore', actor },
    );
    await this.checkpoints.reach('restore: drained');
    return runId;
  }

  private async afterSwap(row: InstanceRow, actor: string): Promise<void> {
    this.registry.forget();
    await this.checkpoints.reach('restore: committed');
    try {
      const now = await this.registry.bySlug(row.slug);
      await this.copies.run(now, { kind: 'full', reason: 'after-restore', actor });
    } catch (error) {
      // The restore stands; the next copy that is due makes up for this one.
      this.logger.error('the copy after a restore failed', error);
    }
  }

  private load(client: pg.Client, order: Restoring, row: InstanceRow, schema: string): Promise<Loaded> {
    return this.loader.load(client, row, schema, order.copies);
  }

  private restoreFiles({ row, copies }: Restoring, target: InstanceRow): Promise<void> {
    const folder = new InstanceCopies(this.config.backupDir, row.id);
    return this.scope.run(target, systemActor('restore'), async () => {
      for (const { blobs, cipher } of copies) await restoreBlobs(blobs, this.files, folder, cipher);
    });
  }
}
