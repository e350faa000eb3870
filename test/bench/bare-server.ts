// The baseline: what Node and pg do with the same statements when nothing else is done. No instance, no session, no
// rights, no validation, no transaction of its own.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';

export interface BareStatements {
  list: string;
  search: string;
  one: string;
  create: string;
}

const statements = JSON.parse(process.env['BARE_STATEMENTS'] ?? '{}') as BareStatements;
const pool = new pg.Pool({
  connectionString: process.env['BARE_DATABASE_URL'],
  options: `-c search_path=${process.env['BARE_SCHEMA']}`,
  max: Number(process.env['BARE_POOL_SIZE']),
});

async function list(statement: string, value: string): Promise<object> {
  const { rows } = await pool.query<{ count: string }>(statement, [value]);
  return { items: rows, total: Number(rows[0]?.count ?? 0), page: 1, perPage: 50 };
}

async function bodyOf(request: IncomingMessage): Promise<{ values: unknown[] }> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text) as { values: unknown[] };
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://bare');
  const value = url.searchParams.get('value') ?? '';
  switch (url.pathname) {
    case '/list':
      return list(statements.list, value);
    case '/search':
      return list(statements.search, `%${value}%`);
    case '/one':
      return (await pool.query(statements.one, [value])).rows[0];
    case '/create': {
      const { values } = await bodyOf(request);
      return (await pool.query(statements.create, [crypto.randomUUID(), ...values])).rows[0];
    }
    default:
      return { status: 'ok' };
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

const server = createServer((request, response) => {
  answer(request).then(
    (body) => send(response, body === undefined ? 404 : 200, body ?? {}),
    (error: unknown) => send(response, 500, { error: String(error) }),
  );
});
server.listen(Number(process.env['BARE_PORT']), '127.0.0.1');
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => void pool.end());
});
