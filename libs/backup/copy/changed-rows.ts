import { inSchema, type pg, quoteIdentifier } from '#runtime';
import type { TableShape } from '../structure/structure.js';
import { placeOf } from './copy-table.js';

/** A table with the rows that an incremental copy must take of it. */
export interface ChangedTable {
  readonly table: TableShape;
  /** A SELECT of the keys (`key`) that changed since the base; undefined where the table must be taken whole. */
  readonly keys: string | undefined;
}

/** Who tells of the changes of a table: its change journal, the copies' own one, or beside that the table itself. */
type Follower = 'change_journal' | 'hr_change_journal' | 'copy_journal' | 'itself';

const triggersOf = (prefix: string, ...events: string[]) => events.map((event) => `${prefix}_${event}`);
const journaled = triggersOf('journal', 'insert', 'update', 'delete', 'truncate');
const noted = triggersOf('copy', 'insert', 'update', 'delete', 'truncate');
const notedButInsertions = triggersOf('copy', 'update', 'delete', 'truncate');

/**
 * The tables that changed since a base, within the caller's snapshot.
 * @param since the condition on a journal's rows that the base does not hold.
 */
export async function changedTables(
  client: pg.ClientBase,
  schema: string,
  tables: readonly TableShape[],
  since: string,
): Promise<ChangedTable[]> {
  const followers = await followersOf(client, schema);
  const { rows } = await client.query<{ name: string }>(
    ['change_journal', 'hr_change_journal', 'copy_journal']
      .map((name) => `SELECT table_name AS name FROM ${placeOf(schema, name)} WHERE ${since}`)
      .concat(
        [...followers.entries()]
          .filter(([, follower]) => follower === 'itself')
          .map(([name]) => `(SELECT '${name}' FROM ${placeOf(schema, name)} WHERE ${since} LIMIT 1)`),
      )
      .join(' UNION '),
  );
  const changed = new Set(rows.map(({ name }) => name));
  return tables.flatMap((table): ChangedTable[] => {
    const follower = followers.get(table.name);
    // Nobody told of its changes, or its rows have no single key to tell them by: all of it, every time.
    if (!follower || !table.key) return [{ table, keys: undefined }];
    return changed.has(table.name) ? [{ table, keys: keysOf(schema, table, follower, since) }] : [];
  });
}

function keysOf(schema: string, table: TableShape, follower: Follower, since: string): string {
  const own = `${since} AND table_name = '${table.name}'`;
  if (follower === 'change_journal' || follower === 'hr_change_journal')
    return `SELECT DISTINCT record_id AS key FROM ${placeOf(schema, follower)} WHERE ${own}`;
  const { name = '', type = '' } = table.key ?? {};
  const told = `SELECT record_key::${type} AS key FROM ${placeOf(schema, 'copy_journal')} WHERE ${own}`;
  return follower === 'copy_journal'
    ? told.replace('SELECT', 'SELECT DISTINCT')
    : `${told} UNION SELECT ${quoteIdentifier(name)} FROM ${placeOf(schema, table.name)} WHERE ${since}`;
}

/** Only triggers that fire always, under replication too, are believed. */
async function followersOf(client: pg.ClientBase, schema: string): Promise<Map<string, Follower>> {
  const { rows } = await client.query<{ name: string; triggers: string[]; tells: boolean }>(
    `SELECT c.relname AS name, array_agg(t.tgname::text) AS triggers,
       EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'transaction_id'
         AND a.atttypid = 'xid8'::regtype) AS tells
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE t.tgrelid = ANY (${inSchema('pg_class', '$1::regnamespace')}) AND NOT t.tgisinternal AND t.tgenabled = 'A'
     GROUP BY c.oid, c.relname`,
    [schema],
  );
  return new Map(
    rows.flatMap(({ name, triggers, tells }): [string, Follower][] => {
      const has = (wanted: string[]) => wanted.every((each) => triggers.includes(each));
      if (has(journaled)) return [[name, name.startsWith('hr_') ? 'hr_change_journal' : 'change_journal']];
      if (has(noted)) return [[name, 'copy_journal']];
      return has(notedButInsertions) && tells ? [[name, 'itself']] : [];
    }),
  );
}
