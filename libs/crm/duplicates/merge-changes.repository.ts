import { Injectable } from '@nestjs/common';
import { quoteIdentifier, TenantDb } from '#runtime';
import { type Ends, type Link, naming } from './links.repository.js';

/** A table that a merge wrote to, and what it did there. */
export interface ChangedTable {
  readonly table: string;
  readonly updated: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * Remembers what a merge changed, from the change journal: it sees every row of every table, those included that
 * triggers and cascades touched.
 */
@Injectable()
export class MergeChangesRepository {
  constructor(private readonly db: TenantDb) {}

  /** Where the journal stands; what this unit writes comes after it. */
  async journalHead(): Promise<number> {
    const [head] = await this.db.query<{ n: number | null }>('SELECT max(n) AS n FROM change_journal');
    return head?.n ?? 0;
  }

  /** Keeps what the rows of a link are before they move, for a table that the journal knows nothing of. */
  async rememberBefore(mergeId: string, link: Link, ends: Ends): Promise<void> {
    if (link.journaled) return;
    const [where, values] = naming(link, ends);
    const at = values.push(mergeId);
    await this.db.query(
      `INSERT INTO crm_merge_change (merge_id, table_name, record_id, operation, before)
       SELECT $${at}, '${link.table}', id, 'update', to_jsonb(t) FROM ${quoteIdentifier(link.table)} t WHERE ${where}`,
      values,
    );
  }

  /** Stores what this unit has changed since the journal stood at `head`; of several changes the oldest tells what was. */
  async remember(mergeId: string, head: number): Promise<void> {
    await this.db.query(
      `INSERT INTO crm_merge_change (merge_id, table_name, record_id, operation, before)
       SELECT $1, e.table_name, e.record_id,
         CASE WHEN bool_or(e.operation = 'insert') THEN 'insert' WHEN bool_or(e.operation = 'delete') THEN 'delete'
           ELSE 'update' END,
         jsonb_object_agg(v.key, v.value ORDER BY e.n DESC) FILTER (WHERE v.key IS NOT NULL)
       FROM change_journal e LEFT JOIN LATERAL jsonb_each(e.before) v ON true
       WHERE e.n > $2 AND e.transaction_id = pg_current_xact_id() AND e.table_name NOT LIKE 'crm\\_merge%'
       GROUP BY e.table_name, e.record_id
       HAVING NOT (bool_or(e.operation = 'insert') AND bool_or(e.operation = 'delete'))`,
      [mergeId, head],
    );
    for (const { table } of await this.tables(mergeId)) await this.compare(mergeId, table);
    // Rows of which only derived values moved, which follow by themselves when the others move back.
    await this.db.query(
      `DELETE FROM crm_merge_change WHERE merge_id = $1 AND operation = 'update' AND (before IS NULL OR before = '{}')`,
      [mergeId],
    );
  }

  /** Notes what became of the remembered rows, and drops the values that stayed. */
  private async compare(mergeId: string, table: string): Promise<void> {
    await this.db.query(
      `UPDATE crm_merge_change c SET
         before = (SELECT jsonb_object_agg(b.key, b.value) FROM jsonb_each(c.before) b
                   WHERE t.now -> b.key IS DISTINCT FROM b.value),
         after = (SELECT jsonb_object_agg(b.key, t.now -> b.key) FROM jsonb_each(c.before) b
                  WHERE t.now -> b.key IS DISTINCT FROM b.value)
       FROM (SELECT r.id, to_jsonb(r) AS now FROM ${quoteIdentifier(table)} r
             WHERE r.id IN (SELECT record_id FROM crm_merge_change WHERE merge_id = $1 AND table_name = $2) OFFSET 0) t
       WHERE c.merge_id = $1 AND c.table_name = $2 AND c.operation = 'update' AND t.id = c.record_id`,
      [mergeId, table],
    );
    await this.db.query(
      `UPDATE crm_merge_change c SET operation = 'delete'
       WHERE c.merge_id = $1 AND c.table_name = $2 AND c.operation = 'update'
         AND NOT EXISTS (SELECT FROM ${quoteIdentifier(table)} t WHERE t.id = c.record_id)`,
      [mergeId, table],
    );
  }

  tables(mergeId: string): Promise<ChangedTable[]> {
    return this.db.query<ChangedTable>(
      `SELECT table_name AS table, count(*) FILTER (WHERE operation = 'update')::int AS updated,
         count(*) FILTER (WHERE operation = 'delete')::int AS removed,
         count(*) FILTER (WHERE operation = 'insert')::int AS added
       FROM crm_merge_change WHERE merge_id = $1 GROUP BY table_name ORDER BY table_name`,
      [mergeId],
    );
  }

  /** Forgets what can be undone no more. @returns the number of merges concerned */
  async forgetBefore(moment: Date): Promise<number> {
    const { count } = await this.db.execute(
      `WITH gone AS (DELETE FROM crm_merge_change c USING crm_merge m
         WHERE m.id = c.merge_id AND m.merged_at < $1 RETURNING c.merge_id)
       SELECT DISTINCT merge_id FROM gone`,
      [moment],
    );
    return count;
  }
}
