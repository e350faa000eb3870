import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Clock, Databases, UnitOfWork } from '#runtime';
import type { ProofResult } from './contents-proof.js';
import { type ProofFacts, retryAfterHours } from './proof-due.js';

export type ProofKind = 'contents' | 'restore';

export interface ProofOrder {
  readonly kind: ProofKind;
  readonly runId: string;
  readonly actor: string;
  /** Absent for a proof that somebody asks for. */
  readonly decidedAt?: Date;
}

/** A run that is to be proved. */
export interface ProvableRun {
  readonly runId: string;
  readonly manifestSha256: string | null;
}

/** One that says for longer that it is made died with its process. */
const alive = "interval '1 hour'";

const newestRun = (instance: string, kinds: string) => `(SELECT r.id FROM platform.backup_run r
  WHERE r.instance_id = ${instance} AND r.state = 'verified' AND r.kind IN (${kinds}) ORDER BY r.token DESC LIMIT 1)`;

/** Which copies were proved, in the control plane beside those that admins have read. */
@Injectable()
export class ProofBook {
  constructor(
    private readonly databases: Databases,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async facts(instanceId: string): Promise<ProofFacts | undefined> {
    const [facts] = await this.units.onPlatform('read', (unit) =>
      unit.query<ProofFacts>(
        `SELECT i.created_at AS "createdAt", i.time_zone AS "timeZone", i.schema_version AS "schemaVersion",
           ${newestRun('i.id', "'full', 'incremental'")} AS "newestRunId",
           proven.ended_at AS "provenAt", proven.schema_version AS "provenVersion",
           (SELECT max(coalesce(v.ended_at, v.started_at)) FROM platform.backup_verification v
            WHERE v.instance_id = i.id AND v.kind = 'restore' AND v.state IN ('damaged', 'failed')) AS "failedAt"
         FROM platform.instance i
         LEFT JOIN LATERAL (SELECT v.ended_at, v.schema_version FROM platform.backup_verification v
           WHERE v.instance_id = i.id AND v.kind = 'restore' AND v.state = 'intact'
           ORDER BY v.ended_at DESC LIMIT 1) proven ON true
         WHERE i.id = $1`,
        [instanceId],
      ),
    );
    return facts;
  }

  /** The newest full copy, unless its contents were proved already, or nobody could do so some hours ago. */
  async unprovenContents(instanceId: string): Promise<string | undefined> {
    const [row] = await this.units.onPlatform('read', (unit) =>
      unit.query<{ runId: string }>(
        `SELECT n.id AS "runId" FROM (SELECT ${newestRun('$1', "'full'")} AS id) n WHERE n.id IS NOT NULL
           AND NOT EXISTS (SELECT FROM platform.backup_verification v WHERE v.run_id = n.id AND v.kind = 'contents'
             AND (v.state = 'intact' OR v.started_at > $2::timestamptz - CASE v.state WHEN 'running' THEN ${alive}
               ELSE interval '${retryAfterHours} hours' END))`,
        [instanceId, this.clock.now()],
      ),
    );
    return row?.runId;
  }

  /**
   * Notes that a proof begins.
   * @param decidedAt when it was found due; what ended since was made by another process for the same reason.
   * @returns undefined where another process makes one of the same kind, or has.
   */
  async begin(
    instanceId: string,
    { kind, runId, actor, decidedAt }: ProofOrder,
  ): Promise<(ProvableRun & { id: string }) | undefined> {
    return this.databases.asOwner('proof', async (client) => {
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `b2o proof ${instanceId}`,
      ]);
      const id = newId();
      const { rows } = await client.query<ProvableRun>(
        `INSERT INTO platform.backup_verification (id, run_id, instance_id, kind, state, requested_by, started_at)
         SELECT $1, r.id, r.instance_id, $3, 'running', $4, $6 FROM platform.backup_run r
         WHERE r.id = $5 AND r.instance_id = $2 AND r.state = 'verified'
           AND NOT EXISTS (SELECT FROM platform.backup_verification v WHERE v.instance_id = $2 AND v.kind = $3
             AND (v.state = 'running' AND v.started_at > $6::timestamptz - ${alive}
               OR v.run_id = $5 AND v.ended_at >= $7))
         RETURNING run_id AS "runId", (SELECT manifest_sha256 FROM platform.backup_run WHERE id = run_id) AS "manifestSha256"`,
        [id, instanceId, kind, actor, runId, this.clock.now(), decidedAt ?? null],
      );
      return rows[0] && { ...rows[0], id };
    });
  }

  /** @param result undefined when the proof could not be made; why is said by `problem`. */
  async end(
    id: string,
    schemaVersion: number,
    result: ProofResult | undefined,
    problem?: string,
  ): Promise<void> {
    const state = result === undefined ? 'failed' : result.problems.length > 0 ? 'damaged' : 'intact';
    await this.databases.asOwner('proof', (client) =>
      client.query(
        `UPDATE platform.backup_verification SET state = $2, problems = $3, tables = $4, rows = $5, server_version = $6,
           schema_version = $7, ended_at = $8 WHERE id = $1 AND state = 'running'`,
        [
          id,
          state,
          (result?.problems ?? (problem === undefined ? [] : [problem])).slice(0, 100),
          result?.tables ?? null,
          result?.rows ?? null,
          result?.serverVersion ?? null,
          schemaVersion,
          this.clock.now(),
        ],
      ),
    );
  }
}
