import { Injectable } from '@nestjs/common';
import { quoteIdentifier, Scopes, TenantDb } from '#runtime';

/** A value that somebody changed since the merge, and that the merge had changed. */
export interface ChangedSince {
  readonly table: string;
  readonly recordId: string;
  readonly column: string;
}

/** What every change of a row moves: no change of its own. */
const bookkeeping = ['version', 'updated_at', 'updated_by'];

/** Puts the rows of a merge back, table by table. */
@Injectable()
export class MergeUndoRepository {
  constructor(private readonly db: TenantDb) {}

  /** Keeps the changed rows of one table as they are until the end of this unit. */
  async lock(mergeId: string, table: string): Promise<void> {
    await this.db.query(
      `SELECT FROM crm_merge_change c JOIN ${quoteIdentifier(table)} t ON t.id = c.record_id
       WHERE c.merge_id = $1 AND c.table_name = $2 ORDER BY t.id FOR NO KEY UPDATE OF t`,
      [mergeId, table],
    );
  }

  /** What stands in the way of old values in one table, some of it. */
  async changedSince(mergeId: string, table: string): Promise<ChangedSince[]> {
    const columns = (await this.columnsOf(table)).filter((name) => !bookkeeping.includes(name));
    return this.db.query<ChangedSince>(
      `SELECT c.table_name AS table, c.record_id AS "recordId", v.key AS column
       FROM crm_merge_change c JOIN ${quoteIdentifier(table)} t ON t.id = c.record_id
       CROSS JOIN LATERAL jsonb_each(c.after) v
       WHERE c.merge_id = $1 AND c.table_name = $2 AND c.operation = 'update' AND v.key = ANY ($3)
         AND to_jsonb(t) -> v.key IS DISTINCT FROM v.value ORDER BY 2, 3 LIMIT 20`,
      [mergeId, table, columns],
    );
  }

  /**
   * Gives the changed rows their old values. A row that nobody touched since is again what it was, its version and
   * time of change included; one that got other values meanwhile keeps these, and goes on to its next version.
   */
  async restoreUpdated(mergeId: string, table: string): Promise<void> {
    const columns = await this.columnsOf(table);
    const [row] = await this.db.query<{ changed: string[] | null }>(
      `SELECT array_agg(DISTINCT k) AS changed FROM crm_merge_change c, jsonb_object_keys(c.before) k
       WHERE c.merge_id = $1 AND c.table_name = $2 AND c.operation = 'update'`,
      [mergeId, table],
    );
    const changed = columns.filter((name) => row?.changed?.includes(name));
    if (changed.length === 0) return;
    const untouched = columns.includes('version') ? `t.version = (c.after ->> 'version')::int` : 'true';
    const otherwise: Readonly<Record<string, string>> = {
      version: 't.version + 1',
      updated_at: 'clock_timestamp()',
      updated_by: '$3::uuid',
    };
    const assignments = changed.map((name) => {
      const column = quoteIdentifier(name);
      const later = otherwise[name];
      const old = later ? `CASE WHEN ${untouched} THEN r.${column} ELSE ${later} END` : `r.${column}`;
      return `${column} = CASE WHEN c.before ? '${name}' THEN ${old} ELSE t.${column} END`;
    });
    const values = [
      mergeId,
      table,
      ...(changed.includes('updated_by') ? [Scopes.actor().userId ?? null] : []),
    ];
    await this.db.query(
      `UPDATE ${quoteIdentifier(table)} t SET ${assignments.join(', ')}
       FROM crm_merge_change c CROSS JOIN LATERAL jsonb_populate_record(NULL::${quoteIdentifier(table)}, c.before) r
       WHERE c.merge_id = $1 AND c.table_name = $2 AND c.operation = 'update' AND t.id = c.record_id`,
      values,
    );
  }

  /** Brings removed rows back as they were. */
  async restoreRemoved(mergeId: string, table: string): Promise<void> {
    const columns = (await this.columnsOf(table)).map(quoteIdentifier);
    await this.db.query(
      `INSERT INTO ${quoteIdentifier(table)} (${columns.join(', ')})
       SELECT ${columns.map((column) => `r.${column}`).join(', ')}
       FROM crm_merge_change c CROSS JOIN LATERAL jsonb_populate_record(NULL::${quoteIdentifier(table)}, c.before) r
       WHERE c.merge_id = $1 AND c.table_name = $2 AND c.operation = 'delete'`,
      [mergeId, table],
    );
  }

  /** Removes the rows that the merge made. */
  async removeAdded(mergeId: string, table: string): Promise<void> {
    await this.db.query(
      `DELETE FROM ${quoteIdentifier(table)} t USING crm_merge_change c
       WHERE c.merge_id = $1 AND c.table_name = $2 AND c.operation = 'insert' AND t.id = c.record_id`,
      [mergeId, table],
    );
  }

  /** The rows of one table that a merge wrote to and that are there now, with what live screens want to know of them. */
  async written(
    mergeId: string,
    table: string,
    ownerColumn: string | undefined,
  ): Promise<{ id: string; version: number; ownerId: string | null; operation: string }[]> {
    const owner = ownerColumn ? `t.${quoteIdentifier(ownerColumn)}` : 'NULL::uuid';
    return this.db.query(
      `SELECT t.id, t.version, ${owner} AS "ownerId", c.operation
       FROM crm_merge_change c JOIN ${quoteIdentifier(table)} t ON t.id = c.record_id
       WHERE c.merge_id = $1 AND c.table_name = $2`,
      [mergeId, table],
    );
  }

  /** The columns that can be written: what PostgreSQL computes follows. */
  private async columnsOf(table: string): Promise<string[]> {
    const rows = await this.db.query<{ name: string }>(
      `SELECT attname::text AS name FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
      [quoteIdentifier(table)],
    );
    return rows.map(({ name }) => name);
  }
}
