import { Injectable } from '@nestjs/common';
import { quoteIdentifier, TenantDb } from '#runtime';

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

interface Entry {
  readonly n: number;
  readonly table: string;
  readonly recordId: string;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly batchId: string | null;
  readonly before: Record<string, unknown> | null;
}

/** Where nothing but derived columns changed (`b2o.mark_derived`), the record is what it was. */
const told = "before IS DISTINCT FROM '{}'";

export type JournalTable = 'change_journal' | 'hr_change_journal';

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
      `SELECT n, record_id AS "recordId" FROM ${journal} WHERE batch_id = $1 AND operation = $2 AND n < $3 AND ${told}
       ORDER BY n DESC LIMIT $4`,
      [importId, operation, below, limit],
    );
    const next = entries.length < limit ? undefined : entries.at(-1)?.n;
    if (entries.length === 0) return { traces: [], next };
    // What the records went through since the import began; plain rows, as the planner knows nothing of new batches.
    const rows = await this.db.query<Entry>(
      `SELECT n, table_name AS "table", record_id AS "recordId", operation, batch_id AS "batchId",
         CASE WHEN batch_id = $1 THEN before END AS before
       FROM ${journal}
       WHERE record_id = ANY($2::uuid[]) AND ${told} AND n >= (SELECT min(n) FROM ${journal} WHERE batch_id = $1)
       ORDER BY n`,
      [importId, [...new Set(entries.map(({ recordId }) => recordId))]],
    );
    const byRecord = Map.groupBy(rows, ({ table, recordId }) => `${table} ${recordId}`);
    const traces = [...byRecord.values()].flatMap((each) => traceOf(each, operation, importId, undoId) ?? []);
    // A record is dealt with where its newest entry is met; its older entries come up again on later pages.
    const met = new Set(entries.map(({ n }) => n));
    return {
      traces: traces.filter(({ last }) => met.has(last)).sort((one, other) => other.last - one.last),
      next,
    };
  }

  /** Which rows of a table are still there. */
  async left(table: string, ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM ${quoteIdentifier(table)} WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Number of the last entry of each journal, for `sideEffects`. */
  async heads(journals: readonly JournalTable[]): Promise<Map<JournalTable, number>> {
    const heads = new Map<JournalTable, number>();
    for (const journal of journals) {
      const [head] = await this.db.query<{ n: number | null }>(`SELECT max(n) AS n FROM ${journal}`);
      heads.set(journal, head?.n ?? 0);
    }
    return heads;
  }

  /**
   * Records that this transaction changed since `heads` although they were not asked for: cascades. What the import
   * itself made, and nobody changed since, may go along: the history of a sale with the sale.
   */
  async sideEffects(
    heads: ReadonlyMap<JournalTable, number>,
    { importId, undoId }: { importId: string; undoId: string },
    asked: ReadonlySet<string>,
  ): Promise<string[]> {
    const found: string[] = [];
    for (const [journal, head] of heads) {
      const rows = await this.db.query<{ recordId: string }>(
        `SELECT record_id AS "recordId" FROM ${journal} effect
         WHERE batch_id = $1 AND n > $2 AND ${told} AND transaction_id = pg_current_xact_id()
           AND NOT (operation = 'delete' AND EXISTS (
             SELECT 1 FROM ${journal} made WHERE made.record_id = effect.record_id AND made.batch_id = $3
               AND made.operation = 'insert' AND made.table_name = effect.table_name
           ) AND NOT EXISTS (
             SELECT 1 FROM ${journal} later WHERE later.record_id = effect.record_id
               AND later.table_name = effect.table_name AND later.batch_id IS DISTINCT FROM $3
               AND later.batch_id IS DISTINCT FROM $1 AND later.before IS DISTINCT FROM '{}'
           ))`,
        [undoId, head, importId],
      );
      found.push(...rows.map(({ recordId }) => recordId).filter((id) => !asked.has(id)));
    }
    return found;
  }
}

/** What the journal says of one record, its entries in order; undefined where the import did nothing of that kind. */
function traceOf(
  entries: readonly Entry[],
  operation: Entry['operation'],
  importId: string,
  undoId: string,
): Trace | undefined {
  const own = entries.filter(({ batchId }) => batchId === importId);
  const [first] = own;
  const last = own.findLast((entry) => entry.operation === operation);
  if (!first || !last) return undefined;
  const updates = own.filter((entry) => entry.operation === 'update');
  return {
    table: last.table,
    recordId: last.recordId,
    last: last.n,
    created: own.some((entry) => entry.operation === 'insert'),
    // Of several changes of one field, the oldest tells what it was before the import.
    before:
      updates.length > 0 ? Object.assign({}, ...updates.toReversed().map(({ before }) => before)) : null,
    changedSince: entries.some(({ n, batchId }) => n > first.n && batchId !== importId && batchId !== undoId),
    undone: entries.some(({ batchId }) => batchId === undoId),
  };
}
