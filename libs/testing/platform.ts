import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '#kernel';
import { AppConfig, AppLogger, pg } from '#runtime';
import { JobRunner, Provisioner } from '#tenancy';
import { createServer, prepareDatabase } from '../../apps/server/application.js';
import { TestClient } from './client.js';
import { TestInstance } from './instance.js';

/** One database for each Jest worker: suites of one worker follow each other, suites of two do not meet. */
async function workerDatabase(): Promise<string> {
  const adminUrl = process.env['B2O_TEST_ADMIN_URL'];
  if (!adminUrl) throw new Error('B2O_TEST_ADMIN_URL is missing: run the tests with npm test');
  const name = `b2o_test_${process.env['JEST_WORKER_ID'] ?? '1'}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** A whole platform for one suite: server, database, files and mails, all thrown away afterwards. */
export class TestPlatform {
  private readonly instances: TestInstance[] = [];

  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: AppConfig,
    readonly adminUrl: string,
    readonly logs: string[],
    private readonly folder: string,
  ) {}

  /**
   * Starts a server on a free port.
   * @param env settings that differ from the usual ones of a test.
   */
  static async start(env: Record<string, string> = {}): Promise<TestPlatform> {
    const adminUrl = await workerDatabase();
    // With the process in its name: another run on this machine must not take it for abandoned.
    const folder = mkdtempSync(join(tmpdir(), `b2o-platform-${process.pid}-`));
    const config = new AppConfig({
      B2O_DATA_DIR: folder,
      B2O_PORT: '0',
      B2O_SECRET_KEY: 'a secret of the tests, of no worth whatsoever',
      B2O_BASE_DOMAIN: 'myb2o.localhost',
      B2O_POOL_SIZE: '4',
      LOG_LEVEL: 'info',
      ...env,
    });
    const logs: string[] = [];
    const logger = new AppLogger(config.logLevel, { write: (line) => logs.push(line) });
    const app = await createServer(config, logger, adminUrl);
    await prepareDatabase(app);
    await app.get(JobRunner).start();
    await app.listen(0, '127.0.0.1');
    return new TestPlatform(app, config, adminUrl, logs, folder);
  }

  get origin(): string {
    const address = this.app.getHttpServer().address() as { port: number };
    return `http://127.0.0.1:${address.port}`;
  }

  /** A provisioned instance whose admin has accepted the invitation. */
  async instance(options: { slug?: string; name?: string; modules?: string[] } = {}): Promise<TestInstance> {
    const slug = options.slug ?? `t${newId().replaceAll('-', '').slice(-12)}`;
    const row = await this.app.get(Provisioner).create(
      {
        slug,
        name: options.name ?? `Company ${slug}`,
        adminEmail: `admin@${slug}.example`,
        ...(options.modules && { modules: options.modules }),
      },
      'test',
    );
    const instance = new TestInstance(this, row);
    this.instances.push(instance);
    return instance;
  }

  /** A client of a host; it has no session yet. */
  client(slug: string): TestClient {
    return new TestClient(this.origin, `${slug}.${this.config.baseDomain}`);
  }

  /** Every mail sent so far, newest last. */
  mails(): string[] {
    try {
      return readdirSync(this.config.mailDir)
        .filter((file) => file.endsWith('.eml'))
        .sort()
        .map((file) => readFileSync(join(this.config.mailDir, file), 'utf8'));
    } catch {
      return [];
    }
  }

  /** Waits for something that happens after an answer (a job, a mail). @throws Error when it does not. */
  async eventually<T>(
    look: () => T | undefined | Promise<T | undefined>,
    what: string,
    withinMs = 10_000,
  ): Promise<T> {
    const end = Date.now() + withinMs;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Runs SQL as the superuser: for what a test looks at or breaks behind the product's back. */
  async sql<Row extends object = Record<string, unknown>>(
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.adminUrl });
    // A test may kill the backend of another one's statement: the statement fails, the process goes on.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row & pg.QueryResultRow>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    for (const instance of this.instances) {
      await this.app
        .get(Provisioner)
        .erase(instance.slug, 'test')
        .catch(() => undefined);
    }
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
