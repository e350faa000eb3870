import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { AppConfig, pg, systemActor } from '#runtime';
import { type InstanceRow, InstanceScope, type InstanceState, TenancyProblems } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { Checkpoints } from '../checkpoints.js';
import { InstanceCopies } from '../copy/copy-folder.js';
import { readCopy } from '../copy/copy-reader.js';
import { FullCopy } from '../copy/full-copy.js';
import { type BackupReason, BackupRuns, type RunSlot, type Ticket } from './backup-runs.js';
import { DiskSpace } from './disk-space.js';
import { type OnProgress, RunProgress } from './run-progress.js';

export interface RunOrder {
  readonly reason: BackupReason;
  readonly actor: string;
  readonly slot?: RunSlot | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** A finished run. Durations in milliseconds, sizes in bytes. */
export interface RunResult {
  readonly runId: string;
  readonly kind: 'full';
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly durationMs: number;
  readonly verified: true;
}

/** A copy before a restore is taken while nobody else may work. */
const statesFor = (reason: BackupReason): InstanceState[] =>
  reason === 'before-restore' ? ['restoring'] : ['active', 'suspended', 'migration-failed'];

/** Takes one copy from its row in the catalogue to the moment it may be called verified. */
@Injectable()
export class CopyRunner {
  constructor(
    private readonly config: AppConfig,
    private readonly runs: BackupRuns,
    private readonly copy: FullCopy,
    private readonly disk: DiskSpace,
    private readonly progress: RunProgress,
    private readonly scope: InstanceScope,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** For the holder of the instance's lock. A failed attempt stays in the catalogue with its reason, without files. */
  async run(row: InstanceRow, order: RunOrder): Promise<RunResult> {
    const states = statesFor(order.reason);
    if (!states.includes(row.state)) throw new Problem(TenancyProblems.INSTANCE_STATE);
    const started = performance.now();
    await this.clean(row.id);
    const previous = (await this.runs.newest(row.id)).get(row.id);
    const ticket = await this.runs.begin(row, order.reason, order.actor, order.slot);
    const onProgress = this.progress.of(ticket.runId, order.onProgress);
    try {
      await this.disk.require(this.config.backupDir, previous?.bytes ?? 0);
      const written = await this.scope.run(row, systemActor('backup'), () =>
        this.copy.write({
          ...order,
          onProgress,
          row,
          ticket,
          previousManifestSha256: previous?.manifestSha256 ?? null,
        }),
      );
      await this.checkpoints.reach('copy: renamed');
      await this.runs.written(ticket, written.directory);
      await this.readBack(row, ticket, written.manifestSha256);
      await this.checkpoints.reach('copy: read back');
      const figures = {
        tables: written.manifest.tables.length,
        rows: written.manifest.tables.reduce((sum, table) => sum + table.rows, 0),
        bytes: written.bytes,
      };
      await this.runs.verified(ticket, states, { ...figures, manifestSha256: written.manifestSha256 });
      const durationMs = Math.round(performance.now() - started);
      return { runId: ticket.runId, kind: 'full', ...figures, durationMs, verified: true };
    } catch (error) {
      await this.copiesOf(row.id).removeRun(ticket.runId);
      await this.runs.failed(ticket.runId, reasonOf(error));
      throw explained(error);
    }
  }

  /** Ends what a dead process left of an instance: its rows become failures, its files go. Needs the lock. */
  async clean(instanceId: string): Promise<number> {
    const dead = await this.runs.unfinished(instanceId);
    for (const { runId } of dead) {
      await this.copiesOf(instanceId).removeRun(runId);
      await this.runs.failed(runId, 'interrupted');
    }
    await this.copiesOf(instanceId).removeDrafts();
    return dead.length;
  }

  /** A copy counts once its files have been read again. */
  private async readBack(row: InstanceRow, { runId }: Ticket, manifestSha256: string): Promise<void> {
    const { problems } = await readCopy(this.copiesOf(row.id), { runId, instanceId: row.id, manifestSha256 });
    if (problems.length === 0) return;
    const list = problems.join('; ');
    throw new Problem(BackupProblems.BACKUP_DAMAGED, { detail: text(list, list) });
  }

  private copiesOf(instanceId: string): InstanceCopies {
    return new InstanceCopies(this.config.backupDir, instanceId);
  }
}

/** What the catalogue keeps of a failure: never a value out of the data, which PostgreSQL's messages may quote. */
export function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (error instanceof pg.DatabaseError) return `PostgreSQL ${error.code} ${error.table ?? ''}`.trim();
  const { code } = error as NodeJS.ErrnoException;
  return code ?? (error instanceof Error ? error.message : 'unknown');
}

function explained(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return full ? new Problem(BackupProblems.BACKUP_DISK_FULL, { cause: error }) : error;
}
