import type { TenantDb } from '#runtime';
import type { RowKey } from './erasure-register.js';

/** Every row that this transaction removed, cascades included. */
export async function removedRows(db: TenantDb, vault: boolean): Promise<RowKey[]> {
  const rows: RowKey[] = [];
  for (const journal of vault ? ['hr_change_journal', 'change_journal'] : ['change_journal'])
    rows.push(
      ...(await db.query<RowKey>(
        `SELECT DISTINCT table_name AS table, record_id AS id FROM ${journal}
         WHERE transaction_id = pg_current_xact_id() AND operation = 'delete'`,
      )),
    );
  return rows;
}
