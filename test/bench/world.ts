import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { type BackupKind, BackupService, type RunResult } from '#backup';
import { AppConfig, AppLogger, EmbeddedPostgres, pg, projectRoot } from '#runtime';
import { type InstanceRow, Provisioner } from '#tenancy';
import { createContext, prepareDatabase } from '../../apps/server/application.js';
import { freePort } from '../../libs/runtime/embedded-postgres/free-port.js';
import { Child } from './child.js';
import type { LoadRequest } from './load.js';
import { PeakSampler, postmasterOf, residentMb } from './memory.js';
import { bareStatements } from './statements.js';

const baseDomain = 'myb2o.localhost';
const secretKey = 'a secret of the bench, of no worth whatsoever';
const databaseName = 'b2o_bench';
/** The session token of every instance's admin: 43 characters as the product makes them. */
const token = Buffer.alloc(32, 'bench').toString('base64url');

/** The database, the instances and the servers of one run; all of it is thrown away at the end. */
export class World {
  private readonly instances: InstanceRow[] = [];
  private readonly serverPeaks: number[] = [];

  private constructor(
    readonly folder: string,
    readonly adminUrl: string,
    private client: pg.Client,
    private readonly context: INestApplicationContext,
    private readonly embedded: EmbeddedPostgres | undefined,
  ) {}

  static async make(): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'b2o-bench-'));
    // PostgreSQL runs as another account when the bench runs as root.
    chmodSync(folder, 0o711);
    const { url, embedded } = await databaseIn(folder);
    const config = new AppConfig(environmentOf(folder, url));
    const context = await createContext(config, new AppLogger('warn'), url);
    await prepareDatabase(context);
    return new World(folder, url, await connect(url), context, embedded);
  }

  /** A superuser's connection. */
  get sql(): pg.Client {
    return this.client;
  }

  /** Opens that connection anew: a backend that made hundreds of instances holds memory that is not the product's. */
  async reconnect(): Promise<void> {
    await this.client.end();
    this.client = await connect(this.adminUrl);
  }

  get environment(): Record<string, string> {
    return environmentOf(this.folder, this.adminUrl);
  }

  /** What a case needs to know of the database it ran on. */
  async describeDatabase(): Promise<{
    version: string;
    fsync: boolean;
    sharedMb: number;
    postmaster: number;
  }> {
    const { rows } = await this.sql.query<{ version: string; fsync: string; shared: string; pid: number }>(
      `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
         current_setting('shared_memory_size') AS shared, pg_backend_pid() AS pid`,
    );
    const [row] = rows;
    if (!row) throw new Error('the database says nothing of itself');
    return {
      version: row.version,
      fsync: row.fsync === 'on',
      sharedMb: Number.parseInt(row.shared, 10),
      postmaster: postmasterOf(row.pid),
    };
  }

  /** Provisions an instance as the product does and signs its admin in. @returns it and what its creation took. */
  async instance(): Promise<{ row: InstanceRow; durationMs: number }> {
    const slug = `bench-${this.instances.length + 1}`;
    const started = performance.now();
    const row = await this.context
      .get(Provisioner)
      .create({ slug, name: `Bench ${slug}`, adminEmail: `admin@${slug}.example` }, 'bench');
    const durationMs = performance.now() - started;
    await this.signIn(row.schema);
    this.instances.push(row);
    return { row, durationMs };
  }

  /** Takes a copy as the server does, in a process that has taken some before. */
  async copy(slug: string, kind: BackupKind): Promise<RunResult> {
    return this.context.get(BackupService).run(slug, { kind, actor: 'bench' });
  }

  /** Instances that exist already, or are made now. */
  async atLeast(count: number): Promise<readonly InstanceRow[]> {
    while (this.instances.length < count) await this.instance();
    return this.instances.slice(0, count);
  }

  /** A request of an instance's admin. */
  request(slug: string, path: string, body?: object): LoadRequest {
    const headers = { host: `${slug}.${baseDomain}`, cookie: `sid=${token}`, 'x-b2o-client': 'bench' };
    if (!body) return { path, headers };
    const json = JSON.stringify(body);
    return { path, method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: json };
  }

  /** Where a browser finds an instance on a server, and the cookie of its admin's session. */
  browserSession(slug: string, serverOrigin: string): { origin: string; cookie: string } {
    const { port } = new URL(serverOrigin);
    return { origin: `http://${slug}.${baseDomain}:${port}`, cookie: `sid=${token}` };
  }

  /** Runs the product's own server for some work and remembers how much memory it came to hold. */
  async withServer<T>(work: (server: Child) => Promise<T>): Promise<T> {
    const port = await freePort();
    const server = await Child.start(
      serverArguments,
      { ...this.environment, NODE_ENV: 'production', B2O_PORT: String(port) },
      port,
      '/api/health',
    );
    const sampler = new PeakSampler(() => residentMb(server.pid));
    try {
      return await work(server);
    } finally {
      this.serverPeaks.push(sampler.stop());
      await server.stop();
    }
  }

  /** Runs several of the product's servers side by side. */
  async withServers<T>(count: number, work: (servers: readonly Child[]) => Promise<T>): Promise<T> {
    if (count === 0) return work([]);
    return this.withServers(count - 1, (others) => this.withServer((server) => work([...others, server])));
  }

  /** Runs the baseline on the tables of one instance. */
  async withBareServer<T>(schema: string, work: (server: Child) => Promise<T>): Promise<T> {
    const port = await freePort();
    const server = await Child.start(
      [join(projectRoot, 'dist/test/bench/bare-server.js')],
      {
        NODE_ENV: 'production',
        BARE_PORT: String(port),
        BARE_DATABASE_URL: this.adminUrl,
        BARE_SCHEMA: schema,
        BARE_POOL_SIZE: String(new AppConfig(this.environment).poolSize),
        BARE_STATEMENTS: JSON.stringify(bareStatements),
      },
      port,
      '/',
    );
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  }

  /** The most memory that any of the servers held so far, in megabytes. */
  get serverPeakMb(): number {
    return Math.max(0, ...this.serverPeaks);
  }

  async end(): Promise<void> {
    await this.sql.end();
    await this.context.close();
    if (this.embedded) await this.embedded.release();
    else await dropDatabase(this.instances);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async signIn(schema: string): Promise<void> {
    await this.sql.query(`UPDATE "${schema}".identity_user SET state = 'active'`);
    await this.sql.query(
      `INSERT INTO "${schema}".identity_session (id, token_hash, user_id, expires_at)
       SELECT gen_random_uuid(), $1, id, now() + interval '1 day' FROM "${schema}".identity_user`,
      [createHash('sha256').update(token).digest()],
    );
  }
}

/** As `npm start` runs it: without a limit, V8 lets garbage pile up to 400 MB before it cleans. */
const serverArguments = ['--max-old-space-size=400', join(projectRoot, 'dist/apps/server/main.js')];

const environmentOf = (folder: string, url: string): Record<string, string> => ({
  DATABASE_URL: url,
  B2O_DATA_DIR: folder,
  B2O_SECRET_KEY: secretKey,
  B2O_BASE_DOMAIN: baseDomain,
  // One client stands for many here.
  B2O_RATE_LIMIT: '1000000',
  LOG_LEVEL: 'warn',
});

async function databaseIn(folder: string): Promise<{ url: string; embedded: EmbeddedPostgres | undefined }> {
  const given = process.env['DATABASE_URL'];
  if (!given) {
    const embedded = new EmbeddedPostgres({ dataDir: folder, throwAway: true });
    return { url: (await embedded.acquire()).url, embedded };
  }
  await onServer(given, (client) => client.query(`CREATE DATABASE ${databaseName}`));
  const url = new URL(given);
  url.pathname = `/${databaseName}`;
  return { url: url.toString(), embedded: undefined };
}

async function dropDatabase(instances: readonly InstanceRow[]): Promise<void> {
  await onServer(process.env['DATABASE_URL'] ?? '', async (client) => {
    await client.query(`DROP DATABASE ${databaseName} WITH (FORCE)`);
    const roles = instances.flatMap(({ role, vaultRole }) => [role, vaultRole]);
    for (const suffix of ['app', 'jobs', 'console', 'platform', 'owner'])
      roles.push(`${databaseName}_${suffix}`);
    for (const role of roles) await client.query(`DROP ROLE IF EXISTS "${role}"`);
  });
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = await connect(url);
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
