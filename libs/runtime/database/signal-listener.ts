import type { AppLogger } from '../logging/logger.js';
import type { Databases } from './databases.js';
import type { pg } from './driver.js';

export const signalChannel = 'b2o_signals';

const checkEveryMs = 60_000;
const longestPauseMs = 30_000;

export interface SignalEar {
  heard(payload: string): void;
  missed(): void;
}

/**
 * Holds the one connection on which a process hears the others, and opens it again when it breaks. Behind a bouncer
 * that shares connections between transactions there is nothing to hold: then a process hears itself alone.
 */
export class SignalListener {
  private client: pg.Client | undefined;
  private opening: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = 500;
  private started = false;
  private stopped = false;

  constructor(
    private readonly databases: Databases,
    private readonly logger: AppLogger,
    private readonly ear: SignalEar,
  ) {}

  start(): void {
    if (this.started) return;
    this.started = true;
    this.open();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.opening;
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private open(): void {
    if (this.stopped) return;
    this.opening = this.connect()
      .catch((error: unknown) => {
        this.logger.warn('the other processes cannot be heard for now', error);
        this.later(() => this.open(), this.pauseMs);
        this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
      })
      .finally(() => {
        this.opening = undefined;
      });
  }

  private async connect(): Promise<void> {
    const client = await this.databases.listeningConnection();
    try {
      if (!(await isDirect(client))) {
        this.logger.info({}, 'behind a connection pooler: what other processes change is not told live');
        await client.end();
        return;
      }
      client.on('notification', ({ payload }) => this.ear.heard(payload ?? ''));
      await client.query(`LISTEN ${signalChannel}`);
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    this.pauseMs = 500;
    client.on('end', () => this.broken(client));
    // Between two connections, or before the first, anything may have been said.
    this.ear.missed();
    this.later(() => this.check(client), checkEveryMs);
  }

  /** A connection that died without a word is found by asking it something. */
  private check(client: pg.Client): void {
    client.query('SELECT 1').then(
      () => this.later(() => this.check(client), checkEveryMs),
      () => client.end().catch(() => undefined),
    );
  }

  private broken(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.logger.warn('the connection that hears the other processes was lost');
    this.later(() => this.open(), this.pauseMs);
  }

  private later(work: () => void, ms: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(work, ms).unref();
  }
}

/** A bouncer answers the log-in with a process number of its own making. */
async function isDirect(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid === (client as pg.Client & { processID: number | null }).processID;
}
