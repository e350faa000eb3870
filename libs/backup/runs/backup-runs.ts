import { Injectable } from '@nestjs/common';
import { newId, Problem } from '#kernel';
import { Clock, Databases, type pg, UnitOfWork } from '#runtime';
import type { InstanceRow, InstanceState } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import type { NoBase } from '../copy/base-choice.js';

/** Everything, or what changed since the newest full copy. */
export type BackupKind = 'full' | 'incremental';
export type BackupReason = 'manual' | 'scheduled' | 'before-restore' | 'after-restore' | 'before-migration';

/** The slot of the day that a run is the copy of. */
export interface RunSlot {
  readonly kind: 'midday' | 'evening';
  readonly businessDate: string;
  readonly at: Date;
  readonly late: boolean;
}

/** What a run begins as. */
export interface RunBeginning {
  readonly kind: BackupKind;
  readonly reason: BackupReason;
  readonly actor: string;
  readonly slot?: RunSlot | undefined;
}

/** A run as the control plane knows it, whatever became of it. Sizes in bytes. */
export interface BackupRun {
  readonly runId: string;
  readonly kind: BackupKind;
  readonly reason: BackupReason;
  readonly state: 'running' | 'written' | 'verified' | 'failed' | 'expired';
  readonly businessDate: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly tables: number | null;
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly manifestSha256: string | null;
  /** Of an incremental copy: the full one that it needs. */
  readonly baseRunId: string | null;
  /** Why a full copy was taken where an incremental one was asked for. */
  readonly replacedReason: NoBase | null;
  readonly error: string | null;
}

const runColumns = `id AS "runId", kind, reason, state, business_date AS "businessDate", started_at AS "startedAt",
  ended_at AS "endedAt", tables, rows, bytes, manifest_sha256 AS "manifestSha256", base_run_id AS "baseRunId",
  replaced_reason AS "replacedReason", error`;

/** What a begun run needs to publish itself: only the row with this token, still waiting, may become a copy. */
export interface Ticket {
  readonly runId: string;
  readonly token: number;
  readonly businessDate: string;
  readonly startedAt: Date;
}

/** What a copy amounts to, and what a later one needs to go on from it. */
export interface Figures {
  readonly kind: BackupKind;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly manifestSha256: string;
  readonly baseRunId: string | null;
  readonly snapshot: string;
  readonly schemaOid: number;
  readonly fingerprint: string;
  readonly systemIdentifier: string;
  readonly replacedReason: NoBase | null;
}

/** The catalogue of runs, in the control plane: outside the instances, so that no restore rewinds it. */
@Injectable()
export class BackupRuns {
  constructor(
    private readonly databases: Databases,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async begin(row: InstanceRow, { kind, reason, actor, slot }: RunBeginning): Promise<Ticket> {
    const runId = newId();
    return this.with(async (client) => {
      const { rows } = await client.query<Omit<Ticket, 'runId'>>(
        `INSERT INTO platform.backup_run (id, instance_id, kind, reason, state, business_date, actor, slot, slot_at, late,
           started_at, pinned_until, pin_reason)
         VALUES ($1, $2, $11, $3, 'running', coalesce($6::date, ($10::timestamptz AT TIME ZONE $4)::date), $5, $7, $8,
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
          kind,
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
           bytes = $6, manifest_sha256 = $7, kind = $8, base_run_id = $9, snapshot = $10, schema_oid = $11,
           fingerprint = $12, system_identifier = $13, replaced_reason = $14
         FROM platform.instance i
         WHERE r.id = $1 AND r.token = $2 AND r.state IN ('running', 'written')
           AND i.id = r.instance_id AND i.state = ANY($3)
           AND ($9::uuid IS NULL OR EXISTS (SELECT FROM platform.backup_run b WHERE b.id = $9 AND b.state = 'verified'))`,
        [
          runId,
          token,
          states,
          figures.tables,
          figures.rows,
          figures.bytes,
          figures.manifestSha256,
          figures.kind,
          figures.baseRunId,
          figures.snapshot,
          figures.schemaOid,
          figures.fingerprint,
          figures.systemIdentifier,
          figures.replacedReason,
        ],
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
    return this.units.onPlatform('read', (unit) =>
      unit.query<{ runId: string; instanceId: string }>(
        `SELECT id AS "runId", instance_id AS "instanceId" FROM platform.backup_run
         WHERE state IN ('running', 'written') AND ($1::uuid IS NULL OR instance_id = $1)`,
        [instanceId ?? null],
      ),
    );
  }

  async list(instanceId: string): Promise<BackupRun[]> {
    return this.units.onPlatform('read', (unit) =>
      unit.query<BackupRun>(
        `SELECT ${runColumns} FROM platform.backup_run WHERE instance_id = $1 ORDER BY started_at DESC, id DESC`,
        [instanceId],
      ),
    );
  }

  /** The newest verified copy of each instance that has one, or of one instance alone. @param kind of either kind when absent. */
  async newest(instanceId?: string, kind?: BackupKind): Promise<Map<string, BackupRun>> {
    const rows = await this.units.onPlatform('read', (unit) =>
      unit.query<BackupRun & { instanceId: string }>(
        `SELECT DISTINCT ON (instance_id) instance_id AS "instanceId", ${runColumns} FROM platform.backup_run
         WHERE state = 'verified' AND ($1::uuid IS NULL OR instance_id = $1) AND ($2::text IS NULL OR kind = $2)
         ORDER BY instance_id, token DESC`,
        [instanceId ?? null, kind ?? null],
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
