import { pg } from './driver.js';

interface PooledClient extends pg.PoolClient {
  /** Schema of the instance this connection last served. */
  lastSchema?: string;
  /** Schemas whose catalog entries this backend has cached. */
  schemasSeen?: Set<string>;
}

/** pg-pool keeps its idle connections in this stack and takes the last one. */
interface IdleStack {
  _idle: { client: PooledClient }[];
}

export interface PoolLimits {
  size: number;
  /** A backend caches the catalog of every instance it serves and never forgets: past this many, it is replaced. */
  maxInstancesPerConnection: number;
  maxUses: number;
  maxLifetimeSeconds: number;
}

/**
 * The one pool of the server. Idle connections go preferably to the instance they last served, whose catalog they
 * still know; a connection that has served many instances is closed, so that memory does not grow with their number.
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
  }

  /** Takes a connection for an instance, or for the platform when no schema is given. */
  async take(schema: string): Promise<pg.PoolClient> {
    const idle = (this.pool as unknown as IdleStack)._idle;
    const index = idle.findLastIndex(({ client }) => client.lastSchema === schema);
    if (index >= 0 && index < idle.length - 1) idle.push(...idle.splice(index, 1));
    const client = (await this.pool.connect()) as PooledClient;
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
    const seen = (client as PooledClient).schemasSeen?.size ?? 0;
    client.release(broken || seen >= this.limits.maxInstancesPerConnection);
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}
