import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcess, processStart } from './processes.js';

/**
 * Who uses the PostgreSQL of a data directory: one file `holders/<pid>[-<n>]` per hold, with the start time of the
 * process inside. Read and written only under the directory's lock.
 */
export class Holders {
  readonly #directory: string;

  constructor(dataDir: string) {
    this.#directory = join(dataDir, 'holders');
  }

  /** Records a hold of this process (it may have several) and returns its name. */
  add(): string {
    mkdirSync(this.#directory, { recursive: true });
    const taken = new Set(this.live());
    let name = String(process.pid);
    for (let n = 2; taken.has(name); n += 1) name = `${process.pid}-${n}`;
    writeFileSync(join(this.#directory, name), processStart(process.pid) ?? '');
    return name;
  }

  remove(name: string): void {
    rmSync(join(this.#directory, name), { force: true });
  }

  /** The holds of processes that are alive; those of dead ones are forgotten. */
  live(): string[] {
    return this.#names().filter((name) => {
      const file = join(this.#directory, name);
      const alive = isSameProcess(Number(name.split('-')[0]), readFileSync(file, 'utf8').trim());
      if (!alive) rmSync(file, { force: true });
      return alive;
    });
  }

  #names(): string[] {
    try {
      return readdirSync(this.#directory).filter((name) => /^\d+(-\d+)?$/.test(name));
    } catch {
      return [];
    }
  }
}
