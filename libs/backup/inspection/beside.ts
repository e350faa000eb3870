import { quoteIdentifier, type RecordType } from '#runtime';

/** What every write moves, and what follows from the rest. */
const bookkeeping = "'{version,created_at,created_by,updated_at,updated_by,search_text}'::text[]";

/** Rows of a copy, as `c`, each with its row in the live schema, as `l`. For statements within a `CopyScope`. */
export function beside(live: string, { table }: Pick<RecordType, 'table'>): string {
  const name = quoteIdentifier(table);
  return `FROM ${name} c LEFT JOIN ${quoteIdentifier(live)}.${name} l ON l.id = c.id`;
}

/** Conditions on such a pair of rows. A record that was brought back has another version, and may be the same. */
export const isGone = 'l.id IS NULL';
export const isChanged = `l.version <> c.version
  AND to_jsonb(c) - ${bookkeeping} IS DISTINCT FROM to_jsonb(l) - ${bookkeeping}`;
