import { setTimeout as sleep } from 'node:timers/promises';
// biome-ignore lint/style/noRestrictedImports: this runs before the application has any connection to speak of.
import pg from 'pg';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const database = 'b2o';
/** Not yet accepting connections, or no longer: PostgreSQL's code, and those of the network. */
const passing = new Set(['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET']);

export const urlOf = (port: number, password: string, name = database): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;

/** Tries the application's database once, creating it if need be. `false`: the server is starting or stopping. */
export async function isReady(port: number, password: string): Promise<boolean> {
  try {
    await query(urlOf(port, password), 'SELECT 1');
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === '3D000') return createDatabase(port, password);
    // All connections are taken: it is in good health.
    if (code === '53300') return true;
    if (passing.has(code) || /terminated unexpectedly/.test(String(error))) return false;
    if (code === '28P01') {
      throw new EmbeddedPostgresError(
        'The embedded PostgreSQL refuses the password in postgres.password: put back the file that came with this data directory.',
        { cause: error },
      );
    }
    throw error;
  }
}

/** Waits until the server answers. `alive` tells whether its process is still there. Returns false when it is not. */
export async function becomesReady(
  port: () => number | undefined,
  password: string,
  alive: () => boolean,
  limit = 300_000,
): Promise<boolean> {
  const deadline = Date.now() + limit;
  while (alive()) {
    const current = port();
    if (current !== undefined && (await isReady(current, password))) return true;
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `The embedded PostgreSQL is running but has not answered for ${limit / 1000} s: see its log directory.`,
      );
    }
    await sleep(25);
  }
  return false;
}

async function createDatabase(port: number, password: string): Promise<boolean> {
  await query(urlOf(port, password, 'postgres'), `CREATE DATABASE ${database}`);
  return true;
}

async function query(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A connection cut while idle must not bring the process down; the query in progress reports it.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';
