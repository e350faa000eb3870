import { Injectable } from '@nestjs/common';
import { newId, Problem } from '#kernel';
import { Databases, Scopes } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import type { RowRefusal } from './row-return.repository.js';

export const returnStates = ['running', 'done', 'failed'] as const;

/** What a return did so far. */
export interface ReturnCounts {
  readonly created: number;
  readonly changed: number;
  readonly dependants: number;
  readonly refused: number;
  readonly refusals: readonly RowRefusal[];
}

export const nothingYet: ReturnCounts = { created: 0, changed: 0, dependants: 0, refused: 0, refusals: [] };

export const added = (one: ReturnCounts, other: ReturnCounts): ReturnCounts => ({
  created: one.created + other.created,
  changed: one.changed + other.changed,
  dependants: one.dependants + other.dependants,
  refused: one.refused + other.refused,
  refusals: [...one.refusals, ...other.refusals],
});

const mostRefusals = 100;
/** One that gave no sign of life for so long died with its process; each batch of it is whole. */
export const deadReturn = "state = 'running' AND seen_at < now() - interval '10 minutes'";

/** Records and tables that were brought back, in the control plane: no restore rewinds the list. */
@Injectable()
export class ReturnLog {
  constructor(private readonly databases: Databases) {}

  /** @throws Problem RETURN_BUSY while another kind of record is being brought back. */
  async begin(entry: {
    runId: string;
    resource: string;
    recordId: string | null;
    total: number;
  }): Promise<string> {
    const { id: instanceId } = Scopes.instance();
    const id = newId();
    await this.databases.asOwner('record return', async (client) => {
      await client.query(
        `UPDATE platform.record_return SET state = 'failed', ended_at = clock_timestamp()
         WHERE instance_id = $1 AND ${deadReturn}`,
        [instanceId],
      );
      const { rowCount } = await client.query(
        `INSERT INTO platform.record_return (id, instance_id, run_id, resource, record_id, state, total, requested_by)
         VALUES ($1, $2, $3, $4, $5, 'running', $6, $7) ON CONFLICT DO NOTHING`,
        [id, instanceId, entry.runId, entry.resource, entry.recordId, entry.total, Scopes.actor().label],
      );
      if (rowCount !== 1) throw new Problem(BackupProblems.RETURN_BUSY);
    });
    return id;
  }

  async progress(
    id: string,
    counts: ReturnCounts,
    state: (typeof returnStates)[number] = 'running',
  ): Promise<void> {
    await this.databases.asOwner('record return', (client) =>
      client.query(
        `UPDATE platform.record_return SET created = $2, changed = $3, dependants = $4, refused = $5, refusals = $6,
           seen_at = clock_timestamp(), state = $7,
           ended_at = CASE WHEN $7 <> 'running' THEN clock_timestamp() END WHERE id = $1`,
        [
          id,
          counts.created,
          counts.changed,
          counts.dependants,
          counts.refused,
          JSON.stringify(counts.refusals.slice(0, mostRefusals)),
          state,
        ],
      ),
    );
  }
}
