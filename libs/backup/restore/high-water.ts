import { inSchema, type pg, quoteIdentifier } from '#runtime';

/**
 * Numbers that were given stay given: no counter of restored data goes on below the one that was live. A number issued
 * after the copy is lost with its record and never given to another (a chronological series without doubles, CGI ann. II
 * art. 242 nonies A); what was issued is in the change journal of the data put aside.
 * @param from the schema that was live until now.
 * @param to the schema that is about to be.
 * @returns the counters that were moved on.
 */
export async function carrySequences(client: pg.ClientBase, from: string, to: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT l.relname AS name FROM pg_class l JOIN pg_class r USING (relname)
     WHERE l.relkind = 'S' AND r.relkind = 'S' AND l.oid = ANY (${inSchema('pg_class', '$1::regnamespace')}) AND r.oid = ANY (${inSchema('pg_class', '$2::regnamespace')})
     ORDER BY 1`,
    [quoteIdentifier(from), quoteIdentifier(to)],
  );
  const moved: string[] = [];
  for (const { name } of rows) {
    const [live, restored] = [from, to].map(
      (schema) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`,
    );
    // The sign of the step says which way is on.
    const { rowCount } = await client.query(
      `SELECT setval($1::regclass, l.last_value, l.is_called)
       FROM ${live} l, ${restored} r, pg_sequence s
       WHERE s.seqrelid = $1::regclass
         AND sign(s.seqincrement) * (l.last_value - r.last_value) + (l.is_called::integer - r.is_called::integer) * 0.5 > 0`,
      [restored],
    );
    if (rowCount === 1) moved.push(name);
  }
  return moved;
}
