import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
// biome-ignore lint/style/noRestrictedImports: looks at the server itself, below the application's connections.
import pg from 'pg';
import { locateBinaries } from './binaries.js';
import { EmbeddedPostgres } from './embedded-postgres.js';

let home: string;
const children: Holder[] = [];
const mine: EmbeddedPostgres[] = [];

/** Another process that holds a PostgreSQL, in compiled code, until told to release it or killed. */
class Holder {
  readonly child: ChildProcess;
  readonly #firstLine: Promise<string>;

  constructor(dataDir: string, throwAway = false) {
    const code = pathToFileURL('dist/libs/runtime/embedded-postgres/embedded-postgres.js').href;
    const script = `
      const { EmbeddedPostgres } = await import(${JSON.stringify(code)});
      const server = new EmbeddedPostgres(${JSON.stringify({ dataDir, throwAway })});
      console.log(JSON.stringify(await server.acquire()));
      process.stdin.once('data', async () => { await server.release(); process.exit(0); });`;
    this.child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: this.child.stdout as NodeJS.ReadableStream });
    this.#firstLine = new Promise((resolve) => lines.once('line', resolve).once('close', () => resolve('')));
    children.push(this);
  }

  async acquired(): Promise<{ url: string; started: boolean }> {
    const line = await this.#firstLine;
    if (line === '') throw new Error('the holder ended before it had its server');
    return JSON.parse(line);
  }

  release(): Promise<void> {
    this.child.stdin?.write('release\n');
    return this.#ended();
  }

  kill(): Promise<void> {
    this.child.kill('SIGKILL');
    return this.#ended();
  }

  async #ended(): Promise<void> {
    while (this.child.exitCode === null && this.child.signalCode === null) await sleep(5);
  }
}

const server = (options: ConstructorParameters<typeof EmbeddedPostgres>[0]): EmbeddedPostgres => {
  const created = new EmbeddedPostgres(options);
  mine.push(created);
  return created;
};

async function ask(url: string, sql: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end().catch(() => {});
  }
}

const postmaster = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'b2o-embedded-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  for (const each of mine.splice(0)) await each.release();
  rmSync(home, { recursive: true, force: true });
});

describe('The embedded PostgreSQL', () => {
  it('serves several processes, and ends with the last of them', async () => {
    const dataDir = join(home, 'data');
    const [first, second] = [new Holder(dataDir), new Holder(dataDir)];
    const acquired = [await first.acquired(), await second.acquired()];
    expect(acquired.map(({ started }) => started).sort()).toEqual([false, true]);

    const third = server({ dataDir });
    const { url, started } = await third.acquire();
    expect(started).toBe(false);
    expect(acquired.map((each) => each.url)).toEqual([url, url]);

    await first.release();
    await second.release();
    expect(await ask(url, 'SELECT current_database() AS name, current_user AS "user"')).toEqual({
      name: 'b2o',
      user: 'postgres',
    });
    await third.release();
    await expect(ask(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('is durable, private, in UTF-8 and UTC, and knows accents and time zones', async () => {
    const dataDir = join(home, 'data');
    const { url } = await server({ dataDir }).acquire();
    const setting = (name: string): string => `current_setting('${name}') AS "${name}"`;
    const names = ['fsync', 'full_page_writes', 'server_encoding', 'TimeZone', 'data_checksums', 'jit'];
    names.push('listen_addresses', 'unix_socket_directories', 'max_locks_per_transaction');
    expect(await ask(url, `SELECT ${names.map(setting).join(', ')}`)).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      data_checksums: 'on',
      jit: 'off',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_locks_per_transaction: '256',
    });
    const sql = `SELECT upper('éà') AS upper, (timestamptz '2026-07-14 10:00Z' AT TIME ZONE 'Europe/Paris')::text AS paris`;
    expect(await ask(url, sql)).toEqual({ upper: 'ÉÀ', paris: '2026-07-14 12:00:00' });
    const withoutPassword = url.replace(/:[0-9a-f]{48}@/, ':wrong@');
    await expect(ask(withoutPassword, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('outlives a killed holder, whose hold then counts no more', async () => {
    const dataDir = join(home, 'data');
    const victim = new Holder(dataDir);
    const { url } = await victim.acquired();
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await victim.kill();

    const next = server({ dataDir });
    expect(await next.acquire()).toEqual({ url, started: false });
    expect(await ask(url, 'SELECT answer::text FROM kept')).toEqual({ answer: '42' });
    await next.release();
    await expect(ask(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('starts again after a crash, even when its process number now belongs to another program', async () => {
    const dataDir = join(home, 'data');
    const { url } = await server({ dataDir }).acquire();
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(postmaster(dataDir), 'SIGKILL');
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));

    const again = await server({ dataDir }).acquire();
    expect(again.started).toBe(true);
    expect(await ask(again.url, 'SELECT answer::text FROM kept')).toEqual({ answer: '42' });
  });

  it('chooses another port when its own has been taken meanwhile', async () => {
    const dataDir = join(home, 'data');
    const first = server({ dataDir });
    const port = Number(new URL((await first.acquire()).url).port);
    await first.release();

    const intruder = createServer().listen(port, '127.0.0.1');
    try {
      const { url } = await first.acquire();
      expect(Number(new URL(url).port)).not.toBe(port);
      expect(await ask(url, 'SELECT 1::text AS one')).toEqual({ one: '1' });
    } finally {
      intruder.close();
    }
  });

  it('throws away what a killed initialisation has left and begins anew', async () => {
    const dataDir = join(home, 'data');
    const victim = new Holder(dataDir);
    const drafts = (): string[] =>
      existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith('postgres.init-')) : [];
    while (!drafts().some((name) => existsSync(join(dataDir, name, 'cluster', 'postgresql.conf'))))
      await sleep(2);
    await victim.kill();
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    const abandoned = drafts();

    const { url, started } = await server({ dataDir }).acquire();
    expect(started).toBe(true);
    expect(await ask(url, 'SELECT 1::text AS one')).toEqual({ one: '1' });
    expect(drafts().filter((name) => !abandoned.includes(name))).toEqual([]);
  });

  it('runs from programs and in a data directory that nobody else may enter', async () => {
    const closed = join(home, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const { postgres } = await locateBinaries();
    const native = dirname(dirname(postgres));
    cpSync(native, join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    chmodSync(closed, 0o700);
    const moved = (name: string): string =>
      join(closed, 'native', relative(native, join(dirname(postgres), name)));
    const binaries = { initdb: moved('initdb'), pg_ctl: moved('pg_ctl'), postgres: moved('postgres') };

    const { url } = await server({ dataDir: join(closed, 'data'), binaries }).acquire();
    expect(readFileSync(join(closed, 'data', 'postgres', 'postmaster.opts'), 'utf8')).toContain(
      binaries.postgres,
    );
    expect(await ask(url, 'SELECT 1::text AS one')).toEqual({ one: '1' });
  });

  it('deletes a throw-away directory with its last holder, or when all are found dead', async () => {
    const [released, abandoned] = [join(home, 'released'), join(home, 'abandoned')];
    const first = server({ dataDir: released, throwAway: true });
    const { url } = await first.acquire();
    expect(await ask(url, `SELECT current_setting('fsync') AS fsync`)).toEqual({ fsync: 'off' });
    await first.release();
    expect(existsSync(released)).toBe(false);

    const victim = new Holder(abandoned, true);
    const lost = await victim.acquired();
    const visitor = new EmbeddedPostgres({ dataDir: abandoned, throwAway: true });
    expect(await visitor.deleteIfAbandoned(0)).toBe(false);
    await victim.kill();
    expect(await visitor.deleteIfAbandoned(0)).toBe(true);
    expect(existsSync(abandoned)).toBe(false);
    await expect(ask(lost.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('says what to do when its data directory cannot be used', async () => {
    writeFileSync(join(home, 'file'), '');
    const dataDir = join(home, 'file', 'data');
    await expect(server({ dataDir }).acquire()).rejects.toThrow(
      /^The data directory .* cannot be used \(.*\): .*B2O_DATA_DIR, or set DATABASE_URL\.$/,
    );
  });
});
