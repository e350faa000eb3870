import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { locateBinaries, type PostgresBinaries } from './binaries.js';
import { Cluster } from './cluster.js';
import { isLocked, withDirectoryLock } from './directory-lock.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { Holders } from './holders.js';
import { becomesReady, urlOf } from './readiness.js';

export interface EmbeddedPostgresOptions {
  /** Where everything lives; made if missing. */
  dataDir: string;
  /** For tests: no durability, and the last `release` deletes `dataDir` whole. */
  throwAway?: boolean;
  /** Other programs than those of the npm package. */
  binaries?: PostgresBinaries;
}

/**
 * A real PostgreSQL for machines that have none, shared by the processes that use the same data directory. It runs on
 * its own: killing the process that started it does not stop it, and the next one joins it.
 */
export class EmbeddedPostgres {
  readonly #dataDir: string;
  readonly #throwAway: boolean;
  readonly #binaries: () => Promise<PostgresBinaries>;
  #hold: string | undefined;

  constructor({ dataDir, throwAway = false, binaries }: EmbeddedPostgresOptions) {
    this.#dataDir = resolve(dataDir);
    this.#throwAway = throwAway;
    this.#binaries = binaries ? async () => binaries : locateBinaries;
  }

  /**
   * Joins the server already running on this data directory, or initialises and starts one.
   * @returns the superuser's URL of database `b2o`, and whether this call started the server
   * @throws EmbeddedPostgresError with one line that says what to do
   */
  async acquire(): Promise<{ url: string; started: boolean }> {
    try {
      mkdirSync(this.#dataDir, { recursive: true });
      return await this.#acquire();
    } catch (error) {
      const { path, message } = error as NodeJS.ErrnoException;
      if (error instanceof EmbeddedPostgresError || path === undefined) throw error;
      throw new EmbeddedPostgresError(
        `The data directory ${this.#dataDir} cannot be used (${message}): run as its owner, choose another B2O_DATA_DIR, or set DATABASE_URL.`,
        { cause: error },
      );
    }
  }

  async #acquire(): Promise<{ url: string; started: boolean }> {
    return this.#locked(async (cluster, holders) => {
      const hold = this.#hold ?? holders.add();
      try {
        const password = this.#password(cluster.exists);
        const joined = await this.#join(cluster, password);
        const port = joined ?? (await this.#start(cluster, password));
        this.#hold = hold;
        return { url: urlOf(port, password), started: joined === undefined };
      } catch (error) {
        holders.remove(hold);
        this.#hold = undefined;
        if (holders.live().length === 0) await cluster.stop('fast').catch(() => {});
        throw error;
      }
    });
  }

  /** Gives back this process's hold; the last holder stops PostgreSQL cleanly. Harmless without a hold. */
  async release(): Promise<void> {
    const hold = this.#hold;
    if (hold === undefined) return;
    this.#hold = undefined;
    await this.#locked(async (cluster, holders) => {
      holders.remove(hold);
      if (holders.live().length > 0) return;
      await cluster.stop(this.#throwAway ? 'immediate' : 'fast');
      if (this.#throwAway) this.#delete();
    });
  }

  /**
   * Deletes a throw-away data directory whose users are all dead, stopping a PostgreSQL still running there.
   * @param youngest a directory younger than this (ms) may belong to a process that has not said so yet: it is kept
   * @returns whether it was deleted
   */
  async deleteIfAbandoned(youngest = 60_000): Promise<boolean> {
    const stat = statSync(this.#dataDir, { throwIfNoEntry: false });
    if (!this.#throwAway || !stat || Date.now() - stat.mtimeMs < youngest || isLocked(this.#dataDir))
      return false;
    return this.#locked(async (cluster, holders) => {
      if (holders.live().length > 0) return false;
      await cluster.stop('immediate');
      this.#delete();
      return true;
    });
  }

  #locked<T>(work: (cluster: Cluster, holders: Holders) => Promise<T>): Promise<T> {
    // PostgreSQL records its directory without symbolic links; ours must compare with it.
    const dataDir = realpathSync(this.#dataDir);
    const cluster = new Cluster(dataDir, this.#throwAway, this.#binaries);
    return withDirectoryLock(dataDir, () => work(cluster, new Holders(dataDir)));
  }

  /** The port of the server already running, or nothing when there is none (or it was just ending). */
  async #join(cluster: Cluster, password: string): Promise<number | undefined> {
    const alive = (): boolean => cluster.running() !== undefined;
    if (!(await becomesReady(() => cluster.running()?.port, password, alive))) return undefined;
    return cluster.running()?.port;
  }

  async #start(cluster: Cluster, password: string): Promise<number> {
    const port = await cluster.start(password);
    if (
      await becomesReady(
        () => port,
        password,
        () => cluster.running() !== undefined,
      )
    )
      return port;
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL ended just after its start: see ${cluster.directory}/log.`,
    );
  }

  /** The superuser's password, generated once. The file appears whole or not at all. */
  #password(clusterExists: boolean): string {
    const file = join(this.#dataDir, 'postgres.password');
    try {
      return readFileSync(file, 'utf8').trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (clusterExists) {
      throw new EmbeddedPostgresError(
        `${file} is missing: put back the file that came with this data directory, or choose another B2O_DATA_DIR.`,
      );
    }
    const password = randomBytes(24).toString('hex');
    const draft = `${file}.${process.pid}`;
    rmSync(draft, { force: true });
    writeFileSync(draft, `${password}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
    return password;
  }

  #delete(): void {
    rmSync(this.#dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}
