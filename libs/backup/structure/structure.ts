import { createHash } from 'node:crypto';
import { type pg, quoteIdentifier } from '#runtime';
import type { TwoHands } from '../copy/two-hands.js';
import {
  type CatalogSequence,
  type CatalogTable,
  type KeyStatement,
  keyStatements,
  sequencesOf,
  tableStatements,
  tablesOf,
} from './catalog.js';

/** A table as a copy needs it. */
export interface TableShape {
  readonly name: string;
  /** Columns that hold data of their own; generated ones are computed again. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** ORDER BY of the primary key: the same rows always make the same text. */
  readonly order: string;
  /** The column of the primary key, with its type; absent where there are several. */
  readonly key?: { readonly name: string; readonly type: string };
}

/** The structure of an instance's schema, without its name. */
export interface Structure {
  readonly tables: readonly TableShape[];
  readonly sequences: readonly string[];
  /** Statements that make the tables, before the data. */
  readonly tablesSql: string;
  /** Statements for after the data: keys, constraints, indexes, views, triggers. */
  readonly keysSql: string;
  /** SHA-256 of both: two schemas with the same fingerprint are built alike. */
  readonly fingerprint: string;
}

/**
 * Reads the structure of a schema within the caller's transaction.
 * @throws Error for what a copy could not bring back: partitions, foreign tables, tables without a primary key.
 */
export async function readStructure(hands: TwoHands, schema: string): Promise<Structure> {
  let [tables, sequences, keys]: [CatalogTable[], CatalogSequence[], KeyStatement[]] = [[], [], []];
  const parts = [
    async (client: pg.Client) => {
      tables = await tablesOf(client, schema);
      sequences = await sequencesOf(client, schema);
    },
    async (client: pg.Client) => {
      keys = await keyStatements(client, schema);
    },
  ];
  await hands.each(parts, (client, read) => namedFrom(client, schema, () => read(client)));
  const tablesSql = tableStatements(tables, sequences).join('\n');
  const keysSql = keys.map(({ make }) => `${make};`).join('\n');
  return {
    tables: tables.map(shapeOf),
    sequences: sequences.map(({ name }) => name),
    tablesSql,
    keysSql,
    fingerprint: createHash('sha256').update(`${tablesSql}\n\n${keysSql}`).digest('hex'),
  };
}

function shapeOf({ name, columns, key }: CatalogTable): TableShape {
  if (key.length === 0)
    throw new Error(`table ${name} has no primary key and cannot be copied in a fixed order`);
  const [first] = key;
  const keyColumn = key.length === 1 ? columns.find((column) => column.name === first?.name) : undefined;
  return {
    name,
    ...(keyColumn && { key: { name: keyColumn.name, type: keyColumn.type } }),
    columns: columns
      .filter((column) => column.generated === '')
      .map((column) => ({ name: column.name, type: column.type })),
    // Not the database's own collation: another server may sort words otherwise.
    order: key
      .map((column) => `${quoteIdentifier(column.name)}${column.collated ? ' COLLATE "C"' : ''}`)
      .join(', '),
  };
}

/**
 * Works with a schema in the path: PostgreSQL then writes and reads its names without it, and nothing has to be replaced
 * in texts.
 */
async function namedFrom<T>(client: pg.ClientBase, schema: string, work: () => Promise<T>): Promise<T> {
  await client.query(`SET LOCAL search_path TO ${quoteIdentifier(schema)}`);
  const result = await work();
  await client.query("SET LOCAL search_path TO ''");
  return result;
}

/** Takes away what a load does not need. @returns the statements that bring it back, for `tighten`. */
export function loosen(client: pg.ClientBase, schema: string): Promise<string[]> {
  return namedFrom(client, schema, async () => {
    const loose = (await keyStatements(client, schema)).filter((statement) => statement.loose);
    for (const { drop } of loose) await client.query(drop);
    return loose.map(({ make }) => make);
  });
}

/** Brings back what `loosen` took away; a row that breaks a foreign key is refused here. */
export async function tighten(
  client: pg.ClientBase,
  schema: string,
  statements: readonly string[],
): Promise<void> {
  await namedFrom(client, schema, async () => {
    for (const statement of statements) await client.query(statement);
  });
}
