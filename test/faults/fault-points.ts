import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { Writable } from 'node:stream';
import { pg } from '#runtime';

/**
 * What happens at one step of a work: nothing; the process is killed before the step, or right after it was sent; the
 * connection to PostgreSQL is cut; the disk is full or fails; the process stops and waits to be continued.
 */
export type FaultKind = 'none' | 'kill' | 'kill-sent' | 'cut' | 'disk-full' | 'disk-error' | 'stop';

const codes = { 'disk-full': 'ENOSPC', 'disk-error': 'EIO' } as const;
const isOfDisk = (kind: FaultKind): kind is keyof typeof codes => kind in codes;
const changing = ['mkdir', 'rename', 'link', 'open', 'rm'] as const;

/**
 * Counts what a process does to the outside world, each statement for PostgreSQL and each change of the disk, and lets
 * a fault happen at one of these steps. Nothing of the product knows of it.
 */
export class FaultPoints {
  steps = 0;
  /** The step at which the fault happened. */
  label = '';
  private failing = false;

  constructor(
    private readonly kind: FaultKind,
    private readonly at: number,
    private readonly tell: (label: string) => void,
  ) {}

  install(): void {
    this.watchStatements();
    this.watchDisk();
    syncBuiltinESMExports();
  }

  private watchStatements(): void {
    const { prototype } = pg.Client;
    const query = prototype.query as (this: pg.Client, ...args: unknown[]) => unknown;
    const counted = (client: pg.Client, args: unknown[]): unknown => {
      const [first] = args;
      const text = typeof first === 'string' ? first : String((first as { text?: string } | undefined)?.text);
      const here = this.reaches(
        `statement ${text.trim().slice(0, 70).replaceAll(/\s+/g, ' ')}`,
        !isOfDisk(this.kind),
      );
      if (here && this.kind === 'cut')
        (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      const sent = query.apply(client, args);
      if (here && this.kind === 'kill-sent') process.kill(process.pid, 'SIGKILL');
      return sent;
    };
    prototype.query = function (this: pg.Client, ...args: unknown[]) {
      return counted(this, args);
    } as typeof prototype.query;
  }

  private watchDisk(): void {
    const promises = fsPromises as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    for (const name of changing) {
      const change = promises[name] as (...args: unknown[]) => Promise<unknown>;
      promises[name] = async (...args) => {
        this.touchDisk(`${name} ${String(args[0])}`, name !== 'rm');
        return change(...args);
      };
    }
    const create = fs.createWriteStream;
    fs.createWriteStream = ((...args: Parameters<typeof create>) => {
      try {
        this.touchDisk(`write ${String(args[0])}`, true);
      } catch (error) {
        return new Writable({ write: (_chunk, _, done) => done(error as Error) });
      }
      return create(...args);
    }) as typeof create;
  }

  /** A disk that is full stays full, but files can be removed. */
  private touchDisk(label: string, needsRoom: boolean): void {
    const applies = isOfDisk(this.kind) ? needsRoom : this.kind === 'kill' || this.kind === 'stop';
    if (this.reaches(label, applies) && isOfDisk(this.kind)) this.failing = true;
    if (!this.failing || !needsRoom || !isOfDisk(this.kind)) return;
    throw Object.assign(new Error(`${codes[this.kind]}: injected`), { code: codes[this.kind] });
  }

  /** @param applies whether the fault can happen at such a step; else it happens at the next one where it can. */
  private reaches(label: string, applies: boolean): boolean {
    this.steps += 1;
    if (this.kind === 'none' || this.label || !applies || this.steps < this.at) return false;
    this.label = label;
    this.tell(label);
    if (this.kind === 'kill') process.kill(process.pid, 'SIGKILL');
    if (this.kind === 'stop') process.kill(process.pid, 'SIGSTOP');
    return true;
  }
}
