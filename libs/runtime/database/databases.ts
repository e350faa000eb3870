import { createHmac } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager, type EntitySchema, type MixedList } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from '../logging/logger.js';
import { pg } from './driver.js';
import { quoteIdentifier } from './identifiers.js';
import { InstanceAffinePool } from './instance-affine-pool.js';
import { type Lane, limitsOfLanes } from './lanes.js';

/** Injection token: every entity class of the application, gathered by the composition root. */
export const ENTITIES = Symbol('ENTITIES');
/** Injection token: URL of a PostgreSQL login that may create roles and schemas. */
export const ADMIN_DATABASE_URL = Symbol('ADMIN_DATABASE_URL');

/**
 * The names of our roles. They begin with the database's name because roles belong to the whole cluster: two
 * platforms on one cluster must not share a login.
 */
export class RoleNames {
  readonly owner: string;
  readonly app: string;
  readonly platform: string;
  readonly console: string;
  readonly jobs: string;

  constructor(adminUrl: string) {
    const database = new URL(adminUrl).pathname.slice(1) || 'b2o';
    const prefix = database
      .toLowerCase()
      .replace(/[^a-z0-9_]/g, '_')
      .slice(0, 40);
    this.owner = `${prefix}_owner`;
    this.app = `${prefix}_app`;
    this.platform = `${prefix}_platform`;
    this.console = `${prefix}_console`;
    this.jobs = `${prefix}_jobs`;
  }
}

/** Passwords of our login roles, derived so that no second secret has to be kept. */
export const rolePassword = (secretKey: Buffer, role: string): string =>
  createHmac('sha256', secretKey).update(`database role ${role}`).digest('base64url');

/** The URL of the same database for another login. */
export function urlForRole(adminUrl: string, role: string, secretKey: Buffer): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = rolePassword(secretKey, role);
  return url.toString();
}

/** The server's connections: pools of a login without rights of its own, and single owner connections for DDL. */
@Injectable()
export class Databases implements OnApplicationShutdown {
  readonly roles: RoleNames;
  readonly pools: Readonly<Record<Lane, InstanceAffinePool>>;
  private readonly source: DataSource;
  private readonly appUrl: string;
  private ended = false;

  constructor(
    config: AppConfig,
    logger: AppLogger,
    @Inject(ADMIN_DATABASE_URL) private readonly adminUrl: string,
    @Inject(ENTITIES) entities: MixedList<(new () => object) | EntitySchema>,
  ) {
    this.roles = new RoleNames(adminUrl);
    this.appUrl = urlForRole(adminUrl, this.roles.app, config.secretKey);
    const limits = limitsOfLanes(config.poolSize);
    const opened = (lane: Lane) =>
      new InstanceAffinePool(
        this.appUrl,
        { ...limits[lane], applicationName: `b2o ${lane}`, maxUses: 20_000, maxLifetimeSeconds: 900 },
        (error) => {
          if (!this.ended) logger.warn('an idle database connection was lost', error);
        },
      );
    this.pools = { requests: opened('requests'), lookups: opened('lookups'), chores: opened('chores') };
    const { pool } = this.pools.requests;
    this.source = new DataSource({
      type: 'postgres',
      entities: entities as never,
      // TypeORM maps rows and builds statements over our connections; it opens none of its own.
      driver: { ...pg, Pool: poolOf(pool) },
      installExtensions: false,
      synchronize: false,
      logging: false,
    });
  }

  /**
   * Begins to work, once our roles exist.
   * @throws Error when the server's login could do more than it should: then nothing below can be trusted.
   */
  async connect(): Promise<void> {
    if (this.source.isInitialized) return;
    await this.source.initialize();
    const { rows } = await this.pools.requests.pool.query<{ dangerous: boolean }>(
      `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolinherit
         OR pg_has_role(current_user, $1, 'MEMBER') AS dangerous
       FROM pg_roles WHERE rolname = current_user`,
      [this.roles.owner],
    );
    if (rows[0]?.dangerous !== false)
      throw new Error(`role ${this.roles.app} has rights that it must not have`);
  }

  /** Entity descriptions (columns and their names); for the record mechanism and the schema test. */
  get metadata(): DataSource['entityMetadatas'] {
    return this.source.entityMetadatas;
  }

  metadataOf(entity: new () => object): DataSource['entityMetadatas'][number] {
    return this.source.getMetadata(entity);
  }

  /** TypeORM bound to a transaction that we opened. */
  managerFor(client: pg.ClientBase): EntityManager {
    const runner = this.source.createQueryRunner();
    // The runner must neither take another connection nor begin, commit or release by itself.
    Object.assign(runner, { databaseConnection: client, isTransactionActive: true, transactionDepth: 1 });
    return runner.manager;
  }

  /** Opens a connection of its own as the owner of all schemas; the caller ends it. For DDL, copies and restores. */
  async ownerConnection(applicationName: string): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.adminUrl,
      application_name: `b2o ${applicationName}`,
      connectionTimeoutMillis: 15_000,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** A connection of its own for LISTEN, with a login that has no right on any table; the caller ends it. */
  async listeningConnection(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.appUrl,
      application_name: 'b2o signals',
      connectionTimeoutMillis: 15_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Runs work in one transaction as the owner; everything or nothing. */
  async asOwner<T>(purpose: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = await this.ownerConnection(purpose);
    try {
      await client.query(
        `BEGIN; SET LOCAL ROLE ${quoteIdentifier(this.roles.owner)}; SET LOCAL search_path TO ''`,
      );
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } finally {
      // Ending the connection rolls back whatever was not committed.
      await client.end();
    }
  }

  /** URL of the login that runs the job queue. */
  jobsUrl(config: AppConfig): string {
    return urlForRole(this.adminUrl, this.roles.jobs, config.secretKey);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    await Promise.all(Object.values(this.pools).map((pool) => pool.end()));
  }
}

/** A stand-in for the driver's Pool class that hands out the pool we have. */
const poolOf = (pool: pg.Pool): (() => pg.Pool) =>
  function Pool() {
    return pool;
  };
