import { Injectable } from '@nestjs/common';
import { newId, Problem } from '#kernel';
import { Databases, Scopes, UnitOfWork } from '#runtime';
import { BackupProblems } from '../backup.problems.js';

export const verificationStates = ['running', 'intact', 'damaged', 'failed'] as const;

/** Every byte; every row and every reference between rows; brought back on another server. */
export const verificationKinds = ['read', 'contents', 'restore'] as const;

/** A reading of a copy from end to end. */
export interface StoredVerification {
  readonly id: string;
  readonly kind: (typeof verificationKinds)[number];
  readonly state: (typeof verificationStates)[number];
  readonly problems: string[];
  readonly requestedBy: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

const mostAnHour = 10;
/** Reading a copy takes minutes; one that says so much later died with its process. */
const isDead = "v.state = 'running' AND v.started_at < now() - interval '1 hour'";
const columns = `v.id, v.kind, CASE WHEN ${isDead} THEN 'failed' ELSE v.state END AS state, v.problems,
  v.requested_by AS "requestedBy", v.started_at AS "startedAt", v.ended_at AS "endedAt"`;

/** Verifications that admins asked for, in the control plane beside the runs. */
@Injectable()
export class Verifications {
  constructor(
    private readonly databases: Databases,
    private readonly units: UnitOfWork,
  ) {}

  /**
   * Notes that a run is to be read; while one reading of it goes on, that is the one.
   * @throws Problem BACKUP_TOO_OFTEN beyond ten an hour.
   */
  async begin(runId: string): Promise<{ id: string; isNew: boolean }> {
    const { id: instanceId } = Scopes.instance();
    return this.databases.asOwner('verification', async (client) => {
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`b2o ask ${instanceId}`]);
      const { rows: running } = await client.query<{ id: string }>(
        `SELECT v.id FROM platform.backup_verification v
         WHERE v.run_id = $1 AND v.instance_id = $2 AND v.kind = 'read' AND v.state = 'running' AND NOT (${isDead})`,
        [runId, instanceId],
      );
      if (running[0]) return { id: running[0].id, isNew: false };
      const { rows } = await client.query<{ count: number; wait: number }>(
        `SELECT count(*)::integer AS count,
           ceil(extract(epoch FROM min(started_at) + interval '1 hour' - now()))::integer AS wait
         FROM platform.backup_verification
         WHERE instance_id = $1 AND kind = 'read' AND started_at > now() - interval '1 hour'`,
        [instanceId],
      );
      const { count = 0, wait = 1 } = rows[0] ?? {};
      if (count >= mostAnHour)
        throw new Problem(BackupProblems.BACKUP_TOO_OFTEN, { extra: { retryAfter: Math.max(1, wait) } });
      const id = newId();
      await client.query(
        `INSERT INTO platform.backup_verification (id, run_id, instance_id, state, requested_by)
         VALUES ($1, $2, $3, 'running', $4)`,
        [id, runId, instanceId, Scopes.actor().label],
      );
      return { id, isNew: true };
    });
  }

  /** @param problems what was found; undefined when the copy could not be read to its end. */
  async end(id: string, problems: readonly string[] | undefined): Promise<void> {
    const state = problems === undefined ? 'failed' : problems.length > 0 ? 'damaged' : 'intact';
    await this.databases.asOwner('verification', (client) =>
      client.query(
        `UPDATE platform.backup_verification SET state = $2, problems = $3, ended_at = clock_timestamp()
         WHERE id = $1 AND state = 'running'`,
        [id, state, (problems ?? []).slice(0, 100)],
      ),
    );
  }

  /** The newest ones of a run of the instance in scope. */
  async of(runId: string): Promise<StoredVerification[]> {
    return this.units.onPlatform('read', (unit) =>
      unit.query<StoredVerification>(
        `SELECT ${columns} FROM platform.backup_verification v WHERE v.run_id = $1 AND v.instance_id = $2
         ORDER BY v.started_at DESC, v.id DESC LIMIT 20`,
        [runId, Scopes.instance().id],
      ),
    );
  }
}
