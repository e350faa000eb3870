import { pg } from './driver.js';

interface PooledClient extends pg.PoolClient {
  /** Schema of the instance this connection last served. */
  lastSchema?: string;
  /** Schemas whose catalog entries this backend has cached. */
  schemasSeen?: Set<string>;
}

/** Someone who waits for a connection. */
interface Waiter {
  schema?: string;
  overtaken?: number;
}

/** pg-pool takes the last of its idle connections, and gives a free one to the first who waits. */
interface PoolQueues {
  _idle: { client: PooledClient }[];
  _pendingQueue: Waiter[];
}

/** How often a waiter may see a later one served first. */
const patience = 4;

export interface PoolLimits {
  size: number;
  /** A backend caches the catalog of every instance it serves and never forgets: past this many, it is replaced. */
  maxInstancesPerConnection: number;
  maxUses: number;
  maxLifetimeSeconds: number;
}

/**
 * The one pool of the server. A connection goes preferably to an instance that it has served before, whose catalog it
 * still knows: reading a catalog anew costs PostgreSQL more than a small request. A connection that has served many
 * instances is closed, so that memory does not grow with their number.
 */
export class InstanceAffinePool {
  readonly pool: pg.Pool;

  constructor(
    connectionString: string,
    private readonly limits: PoolLimits,
    onError: (error: Error) => void,
  ) {
    this.pool = new pg.Pool({
      connectionString,
      max: limits.size,
      maxUses: limits.maxUses,
      maxLifetimeSeconds: limits.maxLifetimeSeconds,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 15_000,
      application_name: 'b2o',
    });
    this.pool.on('error', onError);
    // The pool listens to idle connections only: one that dies in somebody's hands would take the process with it.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Takes a connection for an instance, or for the platform when no schema is given. */
  async take(schema: string): Promise<pg.PoolClient> {
    const { idle, waiters } = this.queues;
    const served = idle.findLastIndex(({ client }) => client.lastSchema === schema);
    const index = served >= 0 ? served : idle.findLastIndex(({ client }) => client.schemasSeen?.has(schema));
    if (index >= 0 && index < idle.length - 1) idle.push(...idle.splice(index, 1));
    const waiting = waiters.length;
    const connection = this.pool.connect();
    const waiter = waiters[waiting];
    if (waiter) waiter.schema = schema;
    const client = (await connection) as PooledClient;
    client.lastSchema = schema;
    client.schemasSeen ??= new Set();
    client.schemasSeen.add(schema);
    return client;
  }

  /**
   * Gives a connection back.
   * @param broken its transaction may still be open: it is closed rather than lent to another instance.
   */
  giveBack(client: pg.PoolClient, broken: boolean): void {
    const seen = (client as PooledClient).schemasSeen ?? new Set();
    const worn = seen.size >= this.limits.maxInstancesPerConnection;
    if (!broken && !worn) this.callForward(seen);
    client.release(broken || worn);
  }

  /** Lets the first waiter whose instance a connection knows go before the others, unless those waited long enough. */
  private callForward(known: ReadonlySet<string>): void {
    const { waiters } = this.queues;
    const index = waiters.findIndex(
      ({ schema, overtaken = 0 }) => overtaken >= patience || (schema !== undefined && known.has(schema)),
    );
    if (index <= 0) return;
    for (const waiter of waiters.slice(0, index)) waiter.overtaken = (waiter.overtaken ?? 0) + 1;
    waiters.unshift(...waiters.splice(index, 1));
  }

  private get queues(): { idle: PoolQueues['_idle']; waiters: Waiter[] } {
    const { _idle, _pendingQueue } = this.pool as unknown as PoolQueues;
    return { idle: _idle, waiters: _pendingQueue };
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}
