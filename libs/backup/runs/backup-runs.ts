import { Injectable } from '@nestjs/common';
import { newId, Problem } from '#kernel';
import { Clock, Databases, type pg, UnitOfWork } from '#runtime';
import type { InstanceRow, InstanceState } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';

export type BackupReason = 'manual' | 'scheduled' | 'before-restore' | 'after-restore' | 'before-migration';

export type BackupKind = 'full' | 'incremental';

/** The slot of the day that a run is the copy of. */
export interface RunSlot {
  readonly kind: 'midday' | 'evening';
  readonly businessDate: string;
  readonly at: Date;
  readonly late: boolean;
}

/** A run as the control plane knows it, whatever became of it. Sizes in bytes. */
export interface BackupRun {
  readonly runId: string;
  readonly kind: 'full' | 'incremental';
  readonly reason: BackupReason;
  readonly state: 'running' | 'written' | 'verified' | 'failed' | 'expired';
  readonly businessDate: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly tables: number | null;
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly manifestSha256: string | null;
  readonly error: string | null;
}

const runColumns = `id AS "runId", kind, reason, state, business_date AS "businessDate", started_at AS "startedAt",
  ended_at AS "endedAt", tables, rows, bytes, manifest_sha256 AS "manifestSha256", error`;

/** What a begun run needs to publish itself: only the row with this token, still waiting, may become a copy. */
export interface Ticket {
  readonly runId: string;
  readonly token: number;
  readonly businessDate: string;
  readonly startedAt: Date;
}

export interface Figures {
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly manifestSha256: string;
}

/** The catalogue of runs, in the control plane: outside the instances, so that no restore rewinds it. */
@Injectable()
export class BackupRuns {
  constructor(
    private readonly databases: Databases,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async begin(row: InstanceRow, reason: BackupReason, actor: string, slot?: RunSlot): Promise<Ticket> {
    const runId = newId();
    return this.with(async (client) => {
      const { rows } = await client.query<Omit<Ticket, 'runId'>>(
        `INSERT INTO platform.backup_run (id, instance_id, kind, reason, state, business_date, actor, slot, slot_at, late,
           started_at, pinned_until, pin_reason)
         VALUES ($1, $2, 'full', $3, 'running', coalesce($6::date, ($10::timestamptz AT TIME ZONE $4)::date), $5, $7, $8,
           $9, $10, CASE WHEN $3 LIKE 'before-%' THEN $10 + interval '7 days' END, CASE WHEN $3 LIKE 'before-%' THEN $3 END)
         RETURNING token, business_date AS "businessDate", started_at AS "startedAt"`,
        [
          runId,
          row.id,
          reason,
          row.timeZone,
          actor,
          slot?.businessDate ?? null,
          slot?.kind ?? null,
          slot?.at ?? null,
          slot?.late ?? false,
          this.clock.now(),
        ],
      );
      return { runId, ...(rows[0] as Omit<Ticket, 'runId'>) };
    });
  }

  /** Notes that the files have their final name. @throws Problem BACKUP_FENCED */
  async written({ runId, token }: Ticket, directory: string): Promise<void> {
    await this.with(async (client) => {
      const { rowCount } = await client.query(
        "UPDATE platform.backup_run SET state = 'written', directory = $3 WHERE id = $1 AND token = $2 AND state = 'running'",
        [runId, token, directory],
      );
      if (rowCount !== 1) throw new Problem(BackupProblems.BACKUP_FENCED);
    });
  }

  /**
   * Makes a run that was read back a copy.
   * @param states those in which the instance may be copied.
   * @throws Problem BACKUP_FENCED when the run was given up or the instance is no longer there to be copied.
   */
  async verified(
    { runId, token }: Ticket,
    states: readonly InstanceState[],
    figures: Figures,
  ): Promise<void> {
    await this.with(async (client) => {
      const { rowCount } = await client.query(
        `UPDATE platform.backup_run r SET state = 'verified', ended_at = clock_timestamp(), tables = $4, rows = $5,
           bytes = $6, manifest_sha256 = $7
         FROM platform.instance i
         WHERE r.id = $1 AND r.token = $2 AND r.state IN ('running', 'written')
           AND i.id = r.instance_id AND i.state = ANY($3)`,
        [runId, token, states, figures.tables, figures.rows, figures.bytes, figures.manifestSha256],
      );
      if (rowCount !== 1) throw new Problem(BackupProblems.BACKUP_FENCED);
    });
  }

  async failed(runId: string, error: string): Promise<void> {
    await this.with((client) =>
      client.query(
        `UPDATE platform.backup_run SET state = 'failed', ended_at = clock_timestamp(), directory = NULL, error = $2
         WHERE id = $1 AND state IN ('running', 'written')`,
        [runId, error.slice(0, 500)],
      ),
    );
  }

  /** Runs that say they are under way; under the instance's lock these are dead. */
  async unfinished(instanceId?: string): Promise<{ runId: string; instanceId: string }[]> {
    return this.with(async (client) => {
      const { rows } = await client.query<{ runId: string; instanceId: string }>(
        `SELECT id AS "runId", instance_id AS "instanceId" FROM platform.backup_run
         WHERE state IN ('running', 'written') AND ($1::uuid IS NULL OR instance_id = $1)`,
        [instanceId ?? null],
      );
      return rows;
    });
  }

  async list(instanceId: string): Promise<BackupRun[]> {
    return this.units.onPlatform('read', (unit) =>
      unit.query<BackupRun>(
        `SELECT ${runColumns} FROM platform.backup_run WHERE instance_id = $1 ORDER BY started_at DESC, id DESC`,
        [instanceId],
      ),
    );
  }

  /** The newest verified full of each instance that has one, or of one instance alone. */
  async newest(instanceId?: string): Promise<Map<string, BackupRun>> {
    const rows = await this.units.onPlatform('read', (unit) =>
      unit.query<BackupRun & { instanceId: string }>(
        `SELECT DISTINCT ON (instance_id) instance_id AS "instanceId", ${runColumns} FROM platform.backup_run
         WHERE kind = 'full' AND state = 'verified' AND ($1::uuid IS NULL OR instance_id = $1)
         ORDER BY instance_id, token DESC`,
        [instanceId ?? null],
      ),
    );
    return new Map(rows.map(({ instanceId: id, ...run }) => [id, run]));
  }

  /** A verified run, by default the newest. @throws Problem BACKUP_RUN_UNKNOWN */
  async pick(instanceId: string, runId?: string): Promise<BackupRun> {
    const run = (await this.list(instanceId)).find(
      (each) => each.state === 'verified' && (runId === undefined || each.runId === runId),
    );
    if (!run) throw new Problem(BackupProblems.BACKUP_RUN_UNKNOWN);
    return run;
  }

  private with<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    return this.databases.asOwner('backup runs', work);
  }
}
