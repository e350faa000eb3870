import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { AppConfig, Databases, pg, quoteIdentifier, systemActor } from '#runtime';
import { type InstanceRow, InstanceScope, type InstanceState, TenancyProblems } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { Checkpoints } from '../checkpoints.js';
import type { NoBase } from '../copy/base-choice.js';
import { InstanceCopies } from '../copy/copy-folder.js';
import { CopyPace } from '../copy/copy-pace.js';
import { CopyReader } from '../copy/copy-reader.js';
import { CopyWriter, type WrittenCopy } from '../copy/copy-writer.js';
import type { Progress } from '../copy/table-files.js';
import {
  type BackupKind,
  type BackupReason,
  BackupRuns,
  type Figures,
  type RunSlot,
  type Ticket,
} from './backup-runs.js';
import { DiskSpace } from './disk-space.js';
import { RunProgress } from './run-progress.js';
import { VerifiedRuns } from './verified-runs.js';

export interface RunOrder {
  readonly kind: BackupKind;
  readonly reason: BackupReason;
  readonly actor: string;
  readonly slot?: RunSlot | undefined;
  readonly onProgress?: Progress | undefined;
  /** Leaves room for people's requests: `CopyPace`. */
  readonly gentle?: boolean | undefined;
}

/** A finished run. Durations in milliseconds, sizes in bytes. */
export interface RunResult {
  readonly runId: string;
  /** An incremental copy without a base to be trusted becomes a full one. */
  readonly kind: BackupKind;
  readonly replacedReason: NoBase | null;
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
    private readonly writer: CopyWriter,
    private readonly reader: CopyReader,
    private readonly pace: CopyPace,
    private readonly databases: Databases,
    private readonly disk: DiskSpace,
    private readonly progress: RunProgress,
    private readonly scope: InstanceScope,
    private readonly verified: VerifiedRuns,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** For the holder of the instance's lock. A failed attempt stays in the catalogue with its reason, without files. */
  async run(row: InstanceRow, order: RunOrder): Promise<RunResult> {
    const states = statesFor(order.reason);
    if (!states.includes(row.state)) throw new Problem(TenancyProblems.INSTANCE_STATE);
    const started = performance.now();
    await this.clean(row.id);
    const previous = (await this.runs.newest(row.id)).get(row.id);
    const ticket = await this.runs.begin(row, order);
    const pace = order.gentle ? this.pace : undefined;
    const onProgress = this.progress.of(ticket.runId, order.onProgress);
    try {
      await this.disk.require(this.config.backupDir, previous?.bytes ?? 0);
      const written = await this.scope.run(row, systemActor('backup'), () =>
        this.writer.write({
          ...order,
          onProgress,
          pace,
          row,
          ticket,
          previousManifestSha256: previous?.manifestSha256 ?? null,
        }),
      );
      await this.checkpoints.reach('copy: renamed');
      await this.runs.written(ticket, written.directory);
      await this.readBack(row, ticket, written, pace);
      await this.checkpoints.reach('copy: read back');
      const figures = figuresOf(written);
      await this.runs.verified(ticket, states, figures);
      if (figures.kind === 'full') await this.emptyJournal(row, figures.snapshot);
      const { kind, tables, rows, bytes, replacedReason } = figures;
      const durationMs = Math.round(performance.now() - started);
      this.verified.tell({ runId: ticket.runId, instanceId: row.id, manifestSha256: figures.manifestSha256 });
      return { runId: ticket.runId, kind, tables, rows, bytes, durationMs, replacedReason, verified: true };
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

  /**
   * Lets go of what the copies' own journal tells of the time before a full copy. After its publication: an incremental
   * copy that sees the journal emptied sees the newer base too.
   */
  private async emptyJournal(row: InstanceRow, snapshot: string): Promise<void> {
    await this.databases.asOwner('copy journal', async (client) => {
      const journal = `${quoteIdentifier(row.schema)}.copy_journal`;
      // A schema that is copied before it is brought up to date may be older than this journal.
      const { rows } = await client.query<{ exists: boolean }>(
        'SELECT to_regclass($1) IS NOT NULL AS exists',
        [journal],
      );
      if (!rows[0]?.exists) return;
      await client.query(
        `DELETE FROM ${journal} WHERE pg_visible_in_snapshot(transaction_id, $1::pg_snapshot)`,
        [snapshot],
      );
    });
  }

  /** A copy counts once its files have been read again. */
  private async readBack(
    row: InstanceRow,
    { runId }: Ticket,
    written: WrittenCopy,
    pace: CopyPace | undefined,
  ): Promise<void> {
    const { manifestSha256, addedBlobs } = written;
    const expected = { runId, instanceId: row.id, manifestSha256 };
    const { problems } = await this.reader.read(expected, { attachments: addedBlobs, pace });
    if (problems.length === 0) return;
    const list = problems.join('; ');
    throw new Problem(BackupProblems.BACKUP_DAMAGED, { detail: text(list, list) });
  }

  private copiesOf(instanceId: string): InstanceCopies {
    return new InstanceCopies(this.config.backupDir, instanceId);
  }
}

const figuresOf = ({ manifest, ...written }: WrittenCopy): Figures => ({
  kind: manifest.run.kind,
  tables: manifest.tables.length,
  rows: manifest.tables.reduce((sum, { rows, changes }) => sum + rows + (changes?.deleted.rows ?? 0), 0),
  bytes: written.bytes,
  manifestSha256: written.manifestSha256,
  baseRunId: manifest.base?.run ?? null,
  snapshot: manifest.postgres.snapshot,
  schemaOid: written.schemaOid,
  fingerprint: manifest.fingerprint,
  systemIdentifier: manifest.postgres.systemIdentifier,
  replacedReason: written.replacedReason,
});

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
