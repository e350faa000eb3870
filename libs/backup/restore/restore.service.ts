import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { AppConfig, AppLogger, Clock, Databases, quoteIdentifier } from '#runtime';
import { InstanceRegistry, type InstanceRow } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { CopyReader, type OpenCopy } from '../copy/copy-reader.js';
import { BackupRuns } from '../runs/backup-runs.js';
import { reasonOf } from '../runs/copy-runner.js';
import { InstanceLock } from '../runs/instance-lock.js';
import { InstanceGate } from './instance-gate.js';
import { RestoreLog } from './restore-log.js';
import { RestoreTargets } from './restore-targets.js';

export interface RestoreOptions {
  /** By default the newest verified copy. */
  readonly runId?: string | undefined;
  /** `same`, `side`, or the slug of an instance to be. */
  readonly into: string;
  /** For `same`: the instance's slug, once more. */
  readonly confirm?: string | undefined;
  readonly actor: string;
}

/** A finished restore. Duration in milliseconds. */
export interface RestoreResult {
  readonly restoredRunIds: readonly string[];
  readonly tables: number;
  readonly rows: number;
  readonly durationMs: number;
  /** The data read back from the restored tables are those of the copy; a restore that is not equal fails. */
  readonly digestsEqual: true;
  /** The instance that has the data now. */
  readonly slug: string;
  readonly schema: string;
  /** For `same`: the copy taken right before, and the schema that undo brings back. */
  readonly safetyRunId?: string;
  readonly keptSchema?: string;
}

/** Brings copies back: over the instance itself, beside it, or as a new one. */
@Injectable()
export class RestoreService {
  constructor(
    private readonly config: AppConfig,
    private readonly databases: Databases,
    private readonly registry: InstanceRegistry,
    private readonly runs: BackupRuns,
    private readonly reader: CopyReader,
    private readonly lock: InstanceLock,
    private readonly log: RestoreLog,
    private readonly gate: InstanceGate,
    private readonly targets: RestoreTargets,
    private readonly clock: Clock,
    private readonly logger: AppLogger,
  ) {}

  /**
   * Restores a copy. Every byte of it is checked before anything is touched; a failure or a crash leaves the instance
   * as it was.
   * @throws Problem RESTORE_UNCONFIRMED, BACKUP_RUN_UNKNOWN, BACKUP_DAMAGED, BACKUP_BUSY, RESTORE_STRUCTURE,
   * RESTORE_UNEQUAL, RESTORE_BLOCKED, INSTANCE_EXISTS, INSTANCE_INPUT, INSTANCE_STATE
   */
  async restore(slug: string, { runId, into, confirm, actor }: RestoreOptions): Promise<RestoreResult> {
    const started = performance.now();
    const found = await this.registry.bySlug(slug);
    if (into === 'same' && confirm !== slug) throw new Problem(BackupProblems.RESTORE_UNCONFIRMED);
    const target = into === 'same' || into === 'side' ? into : 'new';
    const created = target === 'new' ? this.targets.plan(found, into) : undefined;
    return this.lock.hold(found, async () => {
      const row = await this.registry.bySlug(slug);
      const copies = await this.intactCopies(row, runId);
      const { manifest } = copies[copies.length - 1] as OpenCopy;
      const restoreId = await this.log.begin(row, {
        runId: manifest.run.id,
        target,
        targetInstanceId: created?.id ?? row.id,
        schema: created?.schema ?? row.schema,
        actor,
      });
      try {
        const result = await this.targets.into(
          target,
          { row, actor, copies, runId: manifest.run.id, restoreId },
          created,
        );
        const durationMs = Math.round(performance.now() - started);
        const restoredRunIds = copies.map((copy) => copy.manifest.run.id);
        return { restoredRunIds, ...result, durationMs, digestsEqual: true };
      } catch (error) {
        const unequal = error instanceof Problem && error.kind === BackupProblems.RESTORE_UNEQUAL;
        await this.log.failed(restoreId, reasonOf(error), unequal ? false : null);
        throw error;
      }
    });
  }

  /**
   * Takes back the newest restore over the instance itself: the data from before it are live again. What was entered
   * since the restore is kept as it then was, for as long.
   * @throws Problem RESTORE_NOTHING_TO_UNDO, RESTORE_UNCONFIRMED, BACKUP_BUSY, RESTORE_BLOCKED
   */
  async undo(
    slug: string,
    { confirm, actor }: { confirm: string; actor: string },
  ): Promise<{ slug: string; keptSchema: string }> {
    const found = await this.registry.bySlug(slug);
    if (confirm !== slug) throw new Problem(BackupProblems.RESTORE_UNCONFIRMED);
    return this.lock.hold(found, async () => {
      const row = await this.registry.bySlug(slug);
      const entry = await this.log.undoable(row.id);
      if (!entry?.keptSchema) throw new Problem(BackupProblems.RESTORE_NOTHING_TO_UNDO);
      return { slug, keptSchema: await this.targets.swapBack(row, entry.keptSchema, entry, actor) };
    });
  }

  /** Drops the schemas whose time has passed: those put aside by a restore, and copies restored to look at. */
  async dropExpired(): Promise<number> {
    let dropped = 0;
    for (const { id, instanceId, keptSchema } of await this.log.expired(this.clock.now())) {
      const row = await this.registry.byId(instanceId);
      if (!row || !keptSchema) continue;
      const done = await this.lock.tryHold(row, () =>
        this.databases.asOwner('expired restore', async (client) => {
          await client.query(`DROP SCHEMA IF EXISTS ${quoteIdentifier(keptSchema)} CASCADE`);
          await this.log.forgetKept(client, id);
          return true;
        }),
      );
      if (done) dropped += 1;
    }
    return dropped;
  }

  /** At a start: opens instances that a dead process left closed, and ends its restores. @returns how many. */
  async recover(): Promise<number> {
    const entries = await this.log.unfinished();
    const closed = (await this.registry.list()).filter(({ state }) => state === 'restoring');
    let ended = 0;
    for (const id of new Set([
      ...entries.map(({ instanceId }) => instanceId),
      ...closed.map((row) => row.id),
    ])) {
      const row = await this.registry.byId(id);
      if (!row) continue;
      const done = await this.lock.tryHold(row, async () => {
        for (const entry of entries.filter(({ instanceId }) => instanceId === id)) {
          // A restore that committed says so itself; what is left here did not happen.
          await this.log.failed(entry.id, 'interrupted', null);
          if (entry.target === 'new' && !(await this.registry.byId(entry.targetInstanceId))) {
            await rm(join(this.config.filesDir, entry.targetInstanceId), { recursive: true, force: true });
          }
        }
        await this.gate.reopen(row);
        return true;
      });
      if (done) ended += 1;
    }
    if (ended > 0) this.logger.warn('restores were interrupted; their instances are as before', { ended });
    return ended;
  }

  /** The copy to restore and the full one that it goes on from, that one first. */
  private async intactCopies(row: InstanceRow, runId?: string): Promise<readonly OpenCopy[]> {
    const run = await this.runs.pick(row.id, runId);
    const { copies, problems } = await this.reader.chain({ ...run, instanceId: row.id });
    if (copies.length > 0 && problems.length === 0) return copies;
    const list = problems.join('; ');
    throw new Problem(BackupProblems.BACKUP_DAMAGED, { detail: text(list, list), extra: { problems } });
  }
}
