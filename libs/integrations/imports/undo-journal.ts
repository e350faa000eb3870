import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';

/** What an import did to one record, read from the change journal. */
export interface Trace {
  readonly table: string;
  readonly recordId: string;
  /** Number of the import's last entry of the kind asked for. */
  readonly last: number;
  readonly created: boolean;
  /** Column values from before the import; null where it only created. */
  readonly before: Record<string, unknown> | null;
  /** Somebody else changed the record after the import. */
  readonly changedSince: boolean;
  /** The undo has been here already. */
  readonly undone: boolean;
}

type JournalTable = 'change_journal' | 'hr_change_journal';

/** Reads the change journal backwards, for undoing what one batch did. */
@Injectable()
export class UndoJournal {
  constructor(private readonly db: TenantDb) {}

  /**
   * Records that the import changed (or created), by their last entry of that kind before number `below`; newest first.
   * @returns the traces of one page, and where the next one begins.
   */
  async traces(
    journal: JournalTable,
    operation: 'update' | 'insert',
    { importId, undoId, below, limit }: { importId: string; undoId: string; below: number; limit: number },
  ): Promise<{ traces: Trace[]; next: number | undefined }> {
    const entries = await this.db.query<{ n: number; recordId: string }>(
      `SELECT n, record_id AS "recordId" FROM ${journal} WHERE batch_id = $1 AND operation = $2 AND n < $3
       ORDER BY n DESC LIMIT $4`,
      [importId, operation, below, limit],
    );
    const next = entries.length < limit ? undefined : entries.at(-1)?.n;
    if (entries.length === 0) return { traces: [], next };
    const rows = await this.db.query<Trace>(
      `SELECT table_name AS "table", record_id AS "recordId",
         max(n) FILTER (WHERE batch_id = $1 AND operation = $4) AS last,
         bool_or(batch_id = $1 AND operation = 'insert') AS created,
         (SELECT jsonb_object_agg(old.key, old.value) FROM (
            SELECT DISTINCT ON (each.key) each.key, each.value FROM ${journal} o, jsonb_each(o.before) each
            WHERE o.record_id = j.record_id AND o.table_name = j.table_name AND o.batch_id = $1 AND o.operation = 'update'
            ORDER BY each.key, o.n) old) AS before,
         bool_or(n > mine AND batch_id IS DISTINCT FROM $1 AND batch_id IS DISTINCT FROM $2) AS "changedSince",
         bool_or(batch_id IS NOT DISTINCT FROM $2) AS undone
       FROM (SELECT *, min(n) FILTER (WHERE batch_id = $1) OVER (PARTITION BY table_name, record_id) AS mine
             FROM ${journal} WHERE record_id = ANY($3::uuid[])) j
       GROUP BY table_name, record_id
       HAVING max(n) FILTER (WHERE batch_id = $1 AND operation = $4) IS NOT NULL
       ORDER BY last DESC`,
      [importId, undoId, [...new Set(entries.map(({ recordId }) => recordId))], operation],
    );
    // A record is dealt with where its newest entry is met; its older entries come up again on later pages.
    const met = new Set(entries.map(({ n }) => n));
    return { traces: rows.filter(({ last }) => met.has(last)), next };
  }

  /** Records that this transaction changed under the undo's name although they were not asked for: cascades. */
  async sideEffects(
    journals: readonly JournalTable[],
    undoId: string,
    asked: readonly string[],
  ): Promise<string[]> {
    const found: string[] = [];
    for (const journal of journals) {
      const rows = await this.db.query<{ recordId: string }>(
        `SELECT DISTINCT record_id AS "recordId" FROM ${journal}
         WHERE batch_id = $1 AND transaction_id = pg_current_xact_id() AND record_id <> ALL($2::uuid[])`,
        [undoId, asked],
      );
      found.push(...rows.map(({ recordId }) => recordId));
    }
    return found;
  }
}
