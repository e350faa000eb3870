import { spawn } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

interface Account {
  uid: number;
  gid: number;
}
interface Outcome {
  code: number;
  output: string;
}

/**
 * Capabilities that let an unprivileged account through directories closed to it (a clone made by root in a directory
 * of mode 0700), the weaker first; some containers grant only the second.
 */
const passes = ['dac_read_search', 'dac_override'];

/** Runs PostgreSQL's programs: as ourselves, or as an unprivileged account when we are root, which PostgreSQL refuses. */
export class Launcher {
  readonly #account: Account | undefined;
  readonly #pass: string | undefined;

  private constructor(account?: Account, pass?: string) {
    this.#account = account;
    this.#pass = pass;
  }

  /**
   * @param clusterDir a cluster that already exists keeps its owner
   * @param dataDir a directory that the programs must be able to enter
   * @param postgres the server program, tried with `--version`
   */
  static async prepare(clusterDir: string, dataDir: string, postgres: string): Promise<Launcher> {
    const owner = statSync(clusterDir, { throwIfNoEntry: false });
    if (process.getuid?.() !== 0) {
      if (owner && process.getuid && owner.uid !== process.getuid()) {
        throw new EmbeddedPostgresError(
          `${clusterDir} belongs to user ${owner.uid}: run as that user or as root, choose another B2O_DATA_DIR, or set DATABASE_URL.`,
        );
      }
      const launcher = new Launcher();
      const trial = await launcher.run(postgres, ['--version']);
      if (trial.code === 0) return launcher;
      throw new EmbeddedPostgresError(
        `The embedded PostgreSQL does not run here (${lastLine(trial)}): set DATABASE_URL.`,
      );
    }
    const account = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : unprivilegedAccount();
    let trial: Outcome = { code: 1, output: '' };
    for (const pass of [undefined, ...passes]) {
      const launcher = new Launcher(account, pass);
      trial = await launcher.run('/bin/sh', [
        '-c',
        'test -x "$0" && "$0" --version && cd "$1"',
        postgres,
        dataDir,
      ]);
      if (trial.code === 0) return launcher;
    }
    throw new EmbeddedPostgresError(
      `PostgreSQL refuses to run as root and user ${account.uid} cannot reach ${postgres} and ${dataDir} (${lastLine(trial)}): run as an ordinary user, move to a directory open to all (chmod o+x), or set DATABASE_URL.`,
    );
  }

  /** Hands a file or directory that we have just made to the account that PostgreSQL runs as. */
  give(path: string): void {
    if (this.#account) chownSync(path, this.#account.uid, this.#account.gid);
  }

  /** Runs a program to its end and returns its exit code and all that it wrote. Never throws. */
  run(program: string, args: string[]): Promise<Outcome> {
    const [command, ...rest] = this.#pass
      ? [...this.#setpriv(this.#pass), program, ...args]
      : [program, ...args];
    const account = this.#account && !this.#pass ? this.#account : {};
    return new Promise((resolve) => {
      // PostgreSQL gets none of our environment, where secrets may be, nor any PG* variable.
      const { PATH, LD_LIBRARY_PATH, SystemRoot, TEMP } = process.env;
      const env = Object.fromEntries(
        Object.entries({ PATH, LD_LIBRARY_PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' }).filter(
          ([, v]) => v,
        ),
      );
      let output = '';
      const collect = (chunk: Buffer): void => {
        output += chunk.toString('utf8');
      };
      const onError = (error: unknown): void => resolve({ code: 127, output: (error as Error).message });
      try {
        const child = spawn(command as string, rest, {
          ...account,
          env,
          cwd: '/',
          stdio: ['ignore', 'pipe', 'pipe'],
          windowsHide: true,
        });
        child.stdout.on('data', collect);
        child.stderr.on('data', collect);
        child.on('error', onError);
        child.on('close', (code) => resolve({ code: code ?? 1, output }));
      } catch (error) {
        onError(error);
      }
    });
  }

  #setpriv(capability: string): string[] {
    const { uid, gid } = this.#account as Account;
    return [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
      // Without this bit, access(2), with which PostgreSQL looks for its own program, ignores the capability.
      '--securebits=+no_setuid_fixup',
      '--',
    ];
  }
}

function unprivilegedAccount(): Account {
  const accounts = new Map<string, Account>();
  try {
    for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
      const [name = '', , uid, gid] = line.split(':');
      if (Number(uid) > 0) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
    }
  } catch {
    // A minimal container may have no list of accounts: a bare number serves as well.
  }
  return accounts.get('postgres') ?? accounts.get('nobody') ?? { uid: 65_534, gid: 65_534 };
}

const lastLine = ({ output, code }: Outcome): string =>
  output.trim().split('\n').at(-1) || `exit code ${code}`;
