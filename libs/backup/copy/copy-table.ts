import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type pg, quoteIdentifier } from '#runtime';
import type { TableShape } from '../structure/structure.js';
import { nowhere, type Tallied, Tally } from './tally.js';

/** What a table amounts to as text: equal digests mean equal rows. */
export interface TableDigest extends Tallied {
  readonly rows: number;
}

/**
 * Settings under which the same values always make the same text, for the transaction in hand. Row security must be
 * an error rather than a silent filter.
 */
export const textSettings = `SET LOCAL row_security = off; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO';
  SET LOCAL IntervalStyle = 'iso_8601'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex';
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;

/** A table's name with its schema's, quoted. */
export const placeOf = (schema: string, table: string): string =>
  `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
/** The columns that a copy holds, quoted. */
export const columnsOf = (table: TableShape): string =>
  table.columns.map(({ name }) => quoteIdentifier(name)).join(', ');

/**
 * Reads a table, or some of its rows, as CSV in the order of its key.
 * @param where a condition on the rows (`t`); all of them when undefined.
 * @param sinks where the text goes; nowhere when only the digest is wanted.
 */
export function copyOut(
  client: pg.ClientBase,
  schema: string,
  table: TableShape,
  where?: string,
  ...sinks: (NodeJS.ReadWriteStream | NodeJS.WritableStream)[]
): Promise<TableDigest> {
  const condition = where === undefined ? '' : `WHERE ${where}`;
  return copyQuery(
    client,
    `SELECT ${columnsOf(table)} FROM ${placeOf(schema, table.name)} t ${condition} ORDER BY ${table.order}`,
    ...sinks,
  );
}

/** Reads the rows of a SELECT as CSV, with every value quoted: NULL stays apart from the empty text. */
export async function copyQuery(
  client: pg.ClientBase,
  select: string,
  ...sinks: (NodeJS.ReadWriteStream | NodeJS.WritableStream)[]
): Promise<TableDigest> {
  const source = client.query(copyTo(`COPY (${select}) TO STDOUT (FORMAT csv, HEADER, FORCE_QUOTE *)`));
  const tally = new Tally();
  await pipeline([source, tally, ...(sinks.length > 0 ? sinks : [nowhere()])]);
  // The stream ends with the last row, which may be before PostgreSQL has said how many there were: another answer
  // comes after that.
  if (source.rowCount === 0) await client.query('SELECT');
  return { ...tally.result(), rows: source.rowCount };
}

/** Loads a CSV text into a table; identity values are kept. @returns the number of rows. */
export async function copyIn(
  client: pg.ClientBase,
  place: string,
  columns: readonly string[],
  ...sources: (NodeJS.ReadableStream | NodeJS.ReadWriteStream)[]
): Promise<number> {
  const names = columns.map(quoteIdentifier).join(', ');
  const target = client.query(copyFrom(`COPY ${place} (${names}) FROM STDIN (FORMAT csv, HEADER match)`));
  await pipeline([...sources, target]);
  return target.rowCount;
}
