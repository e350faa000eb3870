import { type pg, quoteIdentifier } from '#runtime';

interface Holder {
  readonly table: string;
  readonly column: string;
  readonly nullable: boolean;
}

/**
 * Removes rows of a schema, and what stands in the way: rows that name them lose the name, or go where they cannot be
 * without it. In the live data such rows were gone when the person was erased; a copy may be older than that.
 * @returns how many of the rows were there.
 */
export async function removeRows(
  client: pg.ClientBase,
  schema: string,
  table: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const place = (name: string) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  for (const { table: holder, column, nullable } of await holdersOf(client, schema, table)) {
    const named = `${quoteIdentifier(column)} = ANY($1::uuid[])`;
    if (nullable) {
      await client.query(`UPDATE ${place(holder)} SET ${quoteIdentifier(column)} = NULL WHERE ${named}`, [
        ids,
      ]);
      continue;
    }
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM ${place(holder)} WHERE ${named}`, [
      ids,
    ]);
    await removeRows(
      client,
      schema,
      holder,
      rows.map(({ id }) => id),
    );
  }
  const { rowCount } = await client.query(`DELETE FROM ${place(table)} WHERE id = ANY($1::uuid[])`, [ids]);
  return rowCount ?? 0;
}

/** Foreign keys that would refuse a removal. */
async function holdersOf(client: pg.ClientBase, schema: string, table: string): Promise<Holder[]> {
  const { rows } = await client.query<Holder>(
    `SELECT c.relname AS table, a.attname AS column, NOT a.attnotnull AS nullable
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
     WHERE k.contype = 'f' AND k.confdeltype IN ('a', 'r') AND cardinality(k.conkey) = 1
       AND k.confrelid = format('%I.%I', $1::text, $2::text)::regclass AND k.conrelid <> k.confrelid`,
    [schema, table],
  );
  return rows;
}
