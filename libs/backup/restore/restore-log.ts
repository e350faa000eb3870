import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Databases, type pg } from '#runtime';
import type { InstanceRow } from '#tenancy';

export type RestoreTarget = 'same' | 'side' | 'new';

export interface RestoreEntry {
  readonly id: string;
  readonly instanceId: string;
  readonly runId: string;
  readonly target: RestoreTarget;
  readonly targetInstanceId: string;
  readonly keptSchema: string | null;
}

const columns = `id, instance_id AS "instanceId", run_id AS "runId", target, target_instance_id AS "targetInstanceId",
  kept_schema AS "keptSchema"`;

/** How long the data from before a restore, and copies restored beside the instance, are kept: seven days. */
const keptDays = 7;

/** What was restored, by whom, and what was kept of the state before; outside the instances. */
@Injectable()
export class RestoreLog {
  constructor(private readonly databases: Databases) {}

  async begin(
    row: InstanceRow,
    entry: { runId: string; target: RestoreTarget; targetInstanceId: string; schema: string; actor: string },
  ): Promise<string> {
    const id = newId();
    await this.databases.asOwner('restore log', async (client) => {
      await client.query(
        `INSERT INTO platform.restore_log (id, instance_id, run_id, target, target_instance_id, target_schema, actor, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'running')`,
        [id, row.id, entry.runId, entry.target, entry.targetInstanceId, entry.schema, entry.actor],
      );
      await client.query(
        `INSERT INTO platform.operation_log (id, instance_id, operation, actor, details)
         VALUES ($1, $2, 'restore', $3, $4)`,
        [newId(), row.id, entry.actor, { run: entry.runId, into: entry.target, restore: id }],
      );
    });
    return id;
  }

  /** In the transaction that makes the restore true. */
  async done(
    client: pg.Client,
    id: string,
    keptSchema: string | null,
    keptHours = 24 * keptDays,
  ): Promise<void> {
    await client.query(
      `UPDATE platform.restore_log SET state = 'done', digests_equal = true, kept_schema = $2,
         kept_until = CASE WHEN $2::text IS NULL THEN NULL ELSE clock_timestamp() + $3 * interval '1 hour' END,
         ended_at = clock_timestamp() WHERE id = $1`,
      [id, keptSchema, keptHours],
    );
  }

  /** In the transaction that takes a restore back; what it had brought is now what is kept. */
  async undone(client: pg.Client, id: string, keptSchema: string): Promise<void> {
    await client.query(
      `UPDATE platform.restore_log SET state = 'undone', kept_schema = $2,
         kept_until = now() + ${keptDays} * interval '1 day' WHERE id = $1`,
      [id, keptSchema],
    );
  }

  async failed(id: string, error: string, digestsEqual: boolean | null): Promise<void> {
    await this.databases.asOwner('restore log', (client) =>
      client.query(
        `UPDATE platform.restore_log SET state = 'failed', error = $2, digests_equal = $3, ended_at = clock_timestamp()
         WHERE id = $1 AND state = 'running'`,
        [id, error.slice(0, 500), digestsEqual],
      ),
    );
  }

  /** Restores that say they are under way; under the instance's lock these are dead. */
  async unfinished(): Promise<RestoreEntry[]> {
    return this.find("state = 'running'", []);
  }

  /** The newest restore in place, if the data from before it are still there. */
  async undoable(instanceId: string): Promise<RestoreEntry | undefined> {
    const [newest] = await this.find(
      "instance_id = $1 AND target = 'same' AND state IN ('done', 'undone') ORDER BY started_at DESC LIMIT 1",
      [instanceId],
    );
    const [undoable] = newest
      ? await this.find("id = $1 AND state = 'done' AND kept_until > now()", [newest.id])
      : [];
    return undoable?.keptSchema ? undoable : undefined;
  }

  async expired(now: Date): Promise<RestoreEntry[]> {
    return this.find('kept_schema IS NOT NULL AND kept_until <= $1', [now]);
  }

  /** Has a schema beside the instance dropped at the next occasion. */
  async letGo(client: pg.ClientBase, keptSchema: string): Promise<void> {
    await client.query(
      "UPDATE platform.restore_log SET kept_until = now() WHERE kept_schema = $1 AND target = 'side'",
      [keptSchema],
    );
  }

  async forgetKept(client: pg.Client, id: string): Promise<void> {
    await client.query('UPDATE platform.restore_log SET kept_schema = NULL WHERE id = $1', [id]);
  }

  private async find(condition: string, values: unknown[]): Promise<RestoreEntry[]> {
    return this.databases.asOwner('restore log', async (client) => {
      const { rows } = await client.query<RestoreEntry>(
        `SELECT ${columns} FROM platform.restore_log WHERE ${condition}`,
        values,
      );
      return rows;
    });
  }
}
