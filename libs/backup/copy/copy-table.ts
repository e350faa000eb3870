import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type pg, quoteIdentifier } from '#runtime';
import type { TableShape } from '../structure/structure.js';
import { type Tallied, Tally } from './tally.js';

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

const placeOf = (schema: string, table: string) => `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
const columnsOf = (table: TableShape) => table.columns.map(({ name }) => quoteIdentifier(name)).join(', ');

/**
 * Reads a table as CSV in the order of its key, with every value quoted: NULL stays apart from the empty text.
 * @param sink where the text goes; nowhere when only the digest is wanted.
 */
export async function copyOut(
  client: pg.ClientBase,
  schema: string,
  table: TableShape,
  ...sinks: (NodeJS.ReadWriteStream | NodeJS.WritableStream)[]
): Promise<TableDigest> {
  const source = client.query(
    copyTo(
      `COPY (SELECT ${columnsOf(table)} FROM ${placeOf(schema, table.name)} ORDER BY ${table.order})
       TO STDOUT (FORMAT csv, HEADER, FORCE_QUOTE *)`,
    ),
  );
  const tally = new Tally();
  await pipeline([source, tally, ...(sinks.length > 0 ? sinks : [nowhere()])]);
  return { ...tally.result(), rows: source.rowCount };
}

/** Loads a CSV text into an empty table; identity values are kept. @returns the number of rows. */
export async function copyIn(
  client: pg.ClientBase,
  schema: string,
  table: TableShape,
  ...sources: (NodeJS.ReadableStream | NodeJS.ReadWriteStream)[]
): Promise<number> {
  const target = client.query(
    copyFrom(
      `COPY ${placeOf(schema, table.name)} (${columnsOf(table)}) FROM STDIN (FORMAT csv, HEADER match)`,
    ),
  );
  await pipeline([...sources, target]);
  return target.rowCount;
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
