import type { TenantDb } from '../database/tenant-db.js';
import type { RecordType } from './record-type.js';

/** The ids of records by what people call them, folded as a search folds; nothing for a kind without a title. */
export async function idsByTitle(
  db: TenantDb,
  type: Pick<RecordType, 'table' | 'title' | 'fields'>,
  titles: readonly string[],
): Promise<{ title: string; id: string }[]> {
  const columns = type.title.map((name) => type.fields.find((field) => field.name === name)?.column);
  if (columns.length === 0 || titles.length === 0) return [];
  const called = `b2o.fold(concat_ws(' ', ${columns.map((column) => `nullif(t."${column}", '')`).join(', ')}))`;
  return db.query<{ title: string; id: string }>(
    `SELECT wanted.title, t.id FROM unnest($1::text[]) AS wanted (title)
     JOIN "${type.table}" t ON ${called} = b2o.fold(wanted.title)`,
    [titles],
  );
}

/** The one active user with an e-mail address or a full name, in either order. */
export async function activeUserNamed(db: TenantDb, name: string): Promise<string | undefined> {
  const rows = await db.query<{ id: string }>(
    `SELECT id FROM identity_user WHERE state = 'active' AND (lower(email) = lower($1)
       OR b2o.fold(first_name || ' ' || last_name) = b2o.fold($1)
       OR b2o.fold(last_name || ' ' || first_name) = b2o.fold($1)) LIMIT 2`,
    [name.trim().replace(/\s+/g, ' ')],
  );
  return rows.length === 1 ? rows[0]?.id : undefined;
}
