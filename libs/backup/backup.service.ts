import { Injectable } from '@nestjs/common';
import { InstanceRegistry } from '#tenancy';
import { CopyPace } from './copy/copy-pace.js';
import { CopyReader } from './copy/copy-reader.js';
import type { Progress } from './copy/table-files.js';
import {
  type BackupKind,
  type BackupReason,
  type BackupRun,
  BackupRuns,
  type RunSlot,
} from './runs/backup-runs.js';
import { CopyRunner, type RunResult } from './runs/copy-runner.js';
import { InstanceLock } from './runs/instance-lock.js';

export interface BackupOptions {
  readonly kind: BackupKind;
  readonly reason?: BackupReason | undefined;
  /** Who asks, for the catalogue. */
  readonly actor: string;
  /** Called after each table. */
  readonly onProgress?: Progress | undefined;
  /** Of the day's two copies, which it is; absent for those that somebody asks for. */
  readonly slot?: RunSlot | undefined;
  /** Leaves room for people's requests, and takes longer; for copies that the server takes. */
  readonly gentle?: boolean | undefined;
}

/** What a check found; `problems` name the files. */
export interface Verification {
  readonly runId: string;
  readonly verified: boolean;
  readonly problems: readonly string[];
  readonly tables: number;
  readonly rows: number;
}

/** Where an instance stands: its newest copy that was read back whole. */
export interface BackupStatus {
  readonly slug: string;
  readonly state: string;
  readonly runId: string | null;
  readonly takenAt: Date | null;
  readonly rows: number | null;
  readonly bytes: number | null;
}

/** Copies of instances: taken, listed, checked. */
@Injectable()
export class BackupService {
  constructor(
    private readonly reader: CopyReader,
    private readonly pace: CopyPace,
    private readonly registry: InstanceRegistry,
    private readonly runs: BackupRuns,
    private readonly runner: CopyRunner,
    private readonly lock: InstanceLock,
  ) {}

  /**
   * Copies an instance and reads the copy back. An incremental copy that has no base to be trusted becomes a full one,
   * and says why.
   * @throws Problem INSTANCE_UNKNOWN, INSTANCE_STATE, BACKUP_BUSY, BACKUP_DISK_FULL, BACKUP_FILE_DAMAGED, …
   */
  async run(slug: string, { kind, reason = 'manual', ...options }: BackupOptions): Promise<RunResult> {
    const { id, schema } = await this.registry.bySlug(slug);
    return this.lock.hold({ id, schema }, async () =>
      // Read again: its state and version may have changed before the lock was ours.
      this.runner.run(await this.registry.bySlug(slug), { kind, reason, ...options }),
    );
  }

  /** Every run of an instance, newest first, the failed ones too. */
  async list(slug: string): Promise<BackupRun[]> {
    return this.runs.list((await this.registry.bySlug(slug)).id);
  }

  /** The newest verified full copy of each instance. */
  async status(): Promise<BackupStatus[]> {
    const newest = await this.runs.newest(undefined, 'full');
    return (await this.registry.list()).map(({ id, slug, state }) => {
      const run = newest.get(id);
      return {
        slug,
        state,
        runId: run?.runId ?? null,
        takenAt: run?.startedAt ?? null,
        rows: run?.rows ?? null,
        bytes: run?.bytes ?? null,
      };
    });
  }

  /** Reads every byte of a copy again, and of the full one that it goes on from; by default of the newest. @throws Problem BACKUP_RUN_UNKNOWN */
  async verify(slug: string, runId?: string, gentle = false): Promise<Verification> {
    const { id } = await this.registry.bySlug(slug);
    const run = await this.runs.pick(id, runId);
    const { problems } = await this.reader.chain({ ...run, instanceId: id }, gentle ? this.pace : undefined);
    return {
      runId: run.runId,
      verified: problems.length === 0,
      problems,
      tables: run.tables ?? 0,
      rows: run.rows ?? 0,
    };
  }

  /** At a start: ends the runs of processes that are no more. @returns how many there were. */
  async recover(): Promise<number> {
    let ended = 0;
    for (const instanceId of new Set((await this.runs.unfinished()).map((run) => run.instanceId))) {
      const row = await this.registry.byId(instanceId);
      const target = { id: instanceId, schema: row?.schema ?? instanceId };
      ended += (await this.lock.tryHold(target, () => this.runner.clean(instanceId))) ?? 0;
    }
    return ended;
  }
}
