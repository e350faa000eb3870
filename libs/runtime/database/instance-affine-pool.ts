import { pg } from './driver.js';
import { InstanceHomes } from './instance-homes.js';

interface PooledClient extends pg.PoolClient {
  /** Schema of the instance this connection last served. */
  lastSchema?: string;
  /** Schemas whose catalog entries this backend has cached. */
  schemasSeen?: Set<string>;
  /** Its place among the connections: whose home it is. */
  place?: number;
}

/** Someone who waits for a connection. */
interface Waiter {
  readonly schema: string;
  readonly resolve: (client: pg.PoolClient) => void;
  readonly reject: (error: Error) => void;
  overtaken: number;
  /** For how long, in milliseconds in which this process ran: while the machine stood still nobody could be served. */
  waited: number;
  timer?: NodeJS.Timeout;
}

/** pg-pool gives the last of its idle connections to the first who waits. */
interface PoolInside {
  _idle: { client: PooledClient }[];
  _pulseQueue(): void;
}

/**
 * How often a waiter may see a later one served first: as long as any connection will do, and where each instance has
 * its home. There it is twice as patient: to read the catalog elsewhere takes as long as some requests, and is kept.
 */
const patience = { shared: 4, atHome: 8 };
/** After so long a wait for its home, an instance takes any idle connection; after more, any that becomes free. In ms. */
const late = 200;
const starving = 1_000;
const longestWait = 15_000;
/** How often waiting is counted, in ms. */
const step = 50;

export interface PoolLimits {
  /** What an operator reads of its connections in pg_stat_activity. */
  applicationName: string;
  size: number;
  /** So many instances at work may all be known to every connection; of more, each keeps to its home. */
  sharedInstances: number;
  /** A backend caches the catalog of every instance it serves and never forgets: past this many, it is replaced. */
  maxInstancesPerConnection: number;
  maxUses: number;
  maxLifetimeSeconds: number;
}

/**
 * The connections of one lane (`lanes.ts`). A connection goes preferably to an instance that it has served before, whose
 * catalog it still knows: reading a catalog anew costs PostgreSQL more than a small request. A connection that has served
 * many instances is closed, so that memory does not grow with their number; so that this seldom happens, many instances
 * share the connections out among them (`InstanceHomes`).
 */
export class InstanceAffinePool {
  readonly pool: pg.Pool;
  private readonly waiters: Waiter[] = [];
  private readonly homes: InstanceHomes;
  private readonly places = new Set<number>();
  private opening = 0;

  constructor(
    connectionString: string,
    private readonly limits: PoolLimits,
    onError: (error: Error) => void,
  ) {
    this.homes = new InstanceHomes(limits.size, limits.sharedInstances);
    this.pool = new pg.Pool({
      connectionString,
      max: limits.size,
      maxUses: limits.maxUses,
      maxLifetimeSeconds: limits.maxLifetimeSeconds,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: longestWait,
      application_name: limits.applicationName,
    });
    this.pool.on('error', onError);
    // The pool listens to idle connections only: one that dies in somebody's hands would take the process with it.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.pool.on('remove', (client) => {
      this.forget(client as PooledClient);
      this.serve();
    });
    // What others have borrowed comes back as well, right after this event.
    this.pool.on('release', () => this.waiters.length > 0 && setImmediate(() => this.serve()));
  }

  /** Takes a connection for an instance, or for the platform. @throws Error when there is none for 15 seconds. */
  take(schema: string): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { schema, resolve, reject, overtaken: 0, waited: 0 };
      this.homes.ask(schema);
      this.waiters.push(waiter);
      this.serve();
      if (this.waiters.includes(waiter)) this.count(waiter);
    });
  }

  /**
   * Gives a connection back.
   * @param broken its transaction may still be open: it is closed rather than lent to another instance.
   */
  giveBack(client: pg.PoolClient, broken: boolean): void {
    const worn = (client as PooledClient).schemasSeen?.size ?? 0;
    const closes = broken || worn >= this.limits.maxInstancesPerConnection;
    if (closes) this.forget(client);
    client.release(closes);
    this.serve();
  }

  async end(): Promise<void> {
    const gone = new Error('the pool of connections has ended');
    for (const waiter of this.waiters.splice(0)) {
      clearTimeout(waiter.timer);
      waiter.reject(gone);
    }
    await this.pool.end();
  }

  /** Brings waiters and idle connections together, and opens connections as long as there may be more. */
  private serve(): void {
    this.match((waiter) => this.isUrgent(waiter));
    this.match((waiter, client) => this.suits(waiter, client));
    this.match((waiter) => this.takesAny(waiter));
    while (this.waiters.length > this.opening && this.pool.totalCount < this.limits.size) this.open();
  }

  /** Lends idle connections to those whom they fit: the longest waiting first, each the one that served it last. */
  private match(fits: (waiter: Waiter, client: PooledClient) => boolean): void {
    const { _idle: idle } = this.inside;
    for (const waiter of idle.length > 0 ? [...this.waiters] : []) {
      const served = idle.findLastIndex(
        ({ client }) => client.lastSchema === waiter.schema && fits(waiter, client),
      );
      const found = served >= 0 ? served : idle.findLastIndex(({ client }) => fits(waiter, client));
      if (found >= 0) this.lend(found, waiter);
    }
  }

  /** Who has been passed over often, or waits for very long, is next. */
  private isUrgent({ overtaken, waited }: Waiter): boolean {
    return overtaken >= patience[this.homes.crowded ? 'atHome' : 'shared'] || waited >= starving;
  }

  /** An instance that is new at its home waits no longer than those that are known there. */
  private suits({ schema }: Waiter, client: PooledClient): boolean {
    const known = client.schemasSeen?.has(schema) === true;
    return known || (this.homes.crowded && this.homes.homeOf(schema) === this.placeOf(client));
  }

  /** Whether a waiter is served by a connection that does not know its instance. */
  private takesAny({ waited }: Waiter): boolean {
    return !this.homes.crowded || waited >= late;
  }

  /** Lends the idle connection at some index. */
  private lend(index: number, waiter: Waiter): void {
    const { _idle: idle } = this.inside;
    idle.push(...idle.splice(index, 1));
    const place = this.waiters.indexOf(waiter);
    this.waiters.splice(place, 1);
    for (const earlier of this.waiters.slice(0, place)) earlier.overtaken += 1;
    clearTimeout(waiter.timer);
    this.pool.connect().then((client) => waiter.resolve(this.marked(client, waiter.schema)), waiter.reject);
    // At once, before anybody else chooses among the idle ones.
    this.inside._pulseQueue();
  }

  /** Opens a connection, for whoever it fits when it is there. */
  private open(): void {
    this.opening += 1;
    // pg-pool opens none while one is idle, though nobody may want that one.
    const idle = this.inside._idle.splice(0);
    const connection = this.pool.connect();
    this.inside._idle.push(...idle);
    connection.then(
      (client) => {
        this.opening -= 1;
        client.release();
        this.serve();
      },
      (error: Error) => {
        this.opening -= 1;
        const [waiter] = this.waiters.splice(0, 1);
        clearTimeout(waiter?.timer);
        waiter?.reject(error);
        this.serve();
      },
    );
  }

  private count(waiter: Waiter): void {
    waiter.timer = setTimeout(() => {
      waiter.waited += step;
      if (waiter.waited >= longestWait) {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        waiter.reject(new Error('no database connection became free in time'));
        return;
      }
      if (waiter.waited === late || waiter.waited === starving) this.serve();
      if (this.waiters.includes(waiter)) this.count(waiter);
    }, step).unref();
  }

  private marked(client: PooledClient, schema: string): PooledClient {
    client.lastSchema = schema;
    client.schemasSeen ??= new Set();
    client.schemasSeen.add(schema);
    return client;
  }

  private placeOf(client: PooledClient): number {
    const { place: known = this.limits.size } = client;
    if (known < this.limits.size) return known;
    // One that is closing may still hold its place: then a last one, until there is room.
    let place = 0;
    while (this.places.has(place)) place += 1;
    if (place < this.limits.size) this.places.add(place);
    client.place = place;
    return place;
  }

  private forget(client: PooledClient): void {
    if (client.place !== undefined) this.places.delete(client.place);
    delete client.place;
  }

  private get inside(): PoolInside {
    return this.pool as unknown as PoolInside;
  }
}
