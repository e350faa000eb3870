import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { freePort } from './free-port.js';
import { Launcher } from './launcher.js';
import { isPostmasterOf, processStart } from './processes.js';
import { portIn, serverSettings } from './server-settings.js';

/** A postmaster that is alive; without port while it is still starting. */
export interface RunningServer {
  pid: number;
  port: number | undefined;
}

const draftPrefix = 'postgres.init-';
const settingsName = 'b2o.conf';
/** A pid that no system gives: PostgreSQL then takes its own lock file for one left by a crash. */
const nobodysPid = '2147483646';
/** Recovery after a crash may replay a gigabyte of journal. In seconds. */
const startLimit = 300;
/** In milliseconds. */
const stopLimit = 120_000;
const transient = /Address already in use|could not create any TCP|still in use|lock file .* already exists/;

/** The files and the server process of one PostgreSQL cluster, in `<dataDir>/postgres`. */
export class Cluster {
  readonly directory: string;
  readonly #dataDir: string;
  readonly #binaries: () => Promise<PostgresBinaries>;
  readonly #throwAway: boolean;

  constructor(dataDir: string, throwAway: boolean, binaries: () => Promise<PostgresBinaries>) {
    this.#dataDir = dataDir;
    this.directory = join(dataDir, 'postgres');
    this.#throwAway = throwAway;
    this.#binaries = binaries;
  }

  get exists(): boolean {
    return existsSync(join(this.directory, 'PG_VERSION'));
  }

  /** The server running on this cluster, if there is one. */
  running(): RunningServer | undefined {
    const [pid, , , port] = this.#read('postmaster.pid').split('\n');
    if (!isPostmasterOf(Number(pid), this.directory)) return undefined;
    return { pid: Number(pid), port: Number(port) || undefined };
  }

  /** Starts the server, having created the cluster if it is not there. Returns its port. */
  async start(password: string): Promise<number> {
    const binaries = await this.#binaries();
    const launcher = await Launcher.prepare(this.directory, this.#dataDir, binaries.postgres);
    for (const name of readdirSync(this.#dataDir).filter((entry) => entry.startsWith(draftPrefix))) {
      remove(join(this.#dataDir, name));
    }
    if (this.exists) await this.#refuseOtherVersion(launcher, binaries);
    else await this.#initialise(launcher, binaries, password);
    this.#disownRecycledPid(launcher);
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort(portIn(this.#read(settingsName)));
      this.#write(launcher, settingsName, serverSettings(port, this.#throwAway));
      const startLog = join(this.directory, 'start.log');
      rmSync(startLog, { force: true });
      const args = ['start', '-D', this.directory, '-w', '-s', '-t', String(startLimit), '-l', startLog];
      const { code, output } = await launcher.run(binaries.pg_ctl, args);
      if (code === 0) return port;
      const reason = `${output}\n${this.#read('start.log')}\n${this.#latestLog()}`;
      // Another program may have taken the port just now, or the last backends of a killed server not be gone yet.
      if (attempt < 8 && transient.test(reason)) await sleep(100 * attempt);
      else throw new EmbeddedPostgresError(`The embedded PostgreSQL does not start: ${explanation(reason)}`);
    }
  }

  /** Stops the server if it runs: `fast` ends its sessions and writes everything to disk, `immediate` just ends. */
  async stop(mode: 'fast' | 'immediate'): Promise<void> {
    const server = this.running();
    if (!server) return;
    if (process.platform === 'win32') {
      const { pg_ctl } = await this.#binaries();
      await (await Launcher.prepare(this.directory, this.#dataDir, pg_ctl)).run(pg_ctl, [
        ...['stop', '-D', this.directory, '-m', mode],
      ]);
      return;
    }
    // These signals are what pg_ctl sends; sent from here they need no programs, and the wait is 20 times finer.
    process.kill(server.pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    const deadline = Date.now() + stopLimit;
    while (processStart(server.pid) !== undefined) {
      if (Date.now() > deadline) {
        throw new EmbeddedPostgresError(
          `PostgreSQL (process ${server.pid}) has not stopped within ${stopLimit / 1000} s: see ${join(this.directory, 'log')}.`,
        );
      }
      await sleep(5);
    }
  }

  /** Made aside, then renamed: a cluster that bears its final name is whole, wherever the process was killed. */
  async #initialise(launcher: Launcher, { initdb }: PostgresBinaries, password: string): Promise<void> {
    const draft = join(this.#dataDir, `${draftPrefix}${randomBytes(4).toString('hex')}`);
    const passwordFile = join(draft, 'password');
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
    launcher.give(passwordFile);
    launcher.give(draft);
    const { code, output } = await launcher.run(initdb, [
      ...['-D', join(draft, 'cluster'), '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      // The built-in provider knows UTF-8 even where the operating system has no locale installed.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--data-checksums', '--no-instructions', ...(this.#throwAway ? ['--no-sync'] : [])],
    ]);
    if (code !== 0) {
      remove(draft);
      throw new EmbeddedPostgresError(`PostgreSQL could not create its files: ${explanation(output)}`);
    }
    await appendFile(join(draft, 'cluster', 'postgresql.conf'), `\ninclude_if_exists = '${settingsName}'\n`);
    remove(this.directory);
    renameSync(join(draft, 'cluster'), this.directory);
    remove(draft);
  }

  async #refuseOtherVersion(launcher: Launcher, { postgres }: PostgresBinaries): Promise<void> {
    const wanted = this.#read('PG_VERSION').trim();
    const { output } = await launcher.run(postgres, ['--version']);
    const found = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
    if (found !== undefined && found !== wanted) {
      throw new EmbeddedPostgresError(
        `${this.directory} was made by PostgreSQL ${wanted} and the embedded one is ${found}: restore a backup into a new data directory, or set DATABASE_URL.`,
      );
    }
  }

  /**
   * After a crash or in a new container, the pid in the server's lock file may be another program's; PostgreSQL would
   * then refuse to start. We change that number only: PostgreSQL still uses the rest to look for surviving backends.
   */
  #disownRecycledPid(launcher: Launcher): void {
    const content = this.#read('postmaster.pid');
    if (content !== '' && !this.running()) {
      this.#write(launcher, 'postmaster.pid', content.replace(/^.*$/m, nobodysPid));
    }
  }

  /** By rename: as root we never write through a link that the server's account could have laid. */
  #write(launcher: Launcher, name: string, content: string): void {
    const draft = join(this.directory, `${name}.${randomBytes(4).toString('hex')}`);
    writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
    launcher.give(draft);
    renameSync(draft, join(this.directory, name));
  }

  #read(name: string): string {
    try {
      return readFileSync(join(this.directory, name), 'utf8');
    } catch {
      return '';
    }
  }

  #latestLog(): string {
    try {
      const logs = readdirSync(join(this.directory, 'log')).map((name) => join('log', name));
      const age = (name: string): number => statSync(join(this.directory, name)).mtimeMs;
      const latest = logs.sort((a, b) => age(a) - age(b)).at(-1);
      return latest ? this.#read(latest).slice(-4_000) : '';
    } catch {
      return '';
    }
  }
}

/** The orphan of a killed start may still be writing there: what resists is removed by the next start. */
function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
}

/** The most telling line of what PostgreSQL said. */
function explanation(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.findLast((line) => /FATAL|error:|PANIC/.test(line)) ??
    lines.at(-1) ??
    'no reason given'
  ).trim();
}
