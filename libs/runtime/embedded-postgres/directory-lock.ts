import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isSameProcess, processStart } from './processes.js';

/** Starting after a crash may replay much: others wait for it this long, in milliseconds. */
const patience = 360_000;
/** The guard of a takeover is held for microseconds: an older one was left by a killed process. */
const guardLife = 5_000;

const lockFile = (directory: string): string => join(directory, 'postgres.lock');

/** Runs `work` while no other process (nor other caller of this one) is in the same directory's lock. */
export async function withDirectoryLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const file = lockFile(directory);
  const deadline = Date.now() + patience;
  while (!tryLock(directory, file)) {
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `Another process (${read(file)?.pid ?? 'unknown'}) has kept ${file} for ${patience / 1000} s: end it, then try again.`,
      );
    }
    await sleep(25);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Whether a live process is inside the directory's lock. */
export function isLocked(directory: string): boolean {
  const owner = read(lockFile(directory));
  return owner !== undefined && isSameProcess(owner.pid, owner.start);
}

function tryLock(directory: string, file: string): boolean {
  if (claim(directory, file)) return true;
  if (isLocked(directory)) return false;
  // The owner is dead. Two processes may see that at once: only the one with the guard may remove the lock, and it
  // looks again first, else the second would remove the lock that the first has just taken.
  const guard = `${file}.takeover`;
  if (!claim(directory, guard)) {
    if (ageOf(guard) > guardLife) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (!isLocked(directory)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
  return claim(directory, file);
}

/** Creates the file with its owner inside in one atomic step: nobody ever reads a lock without an owner. */
function claim(directory: string, file: string): boolean {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  mkdirSync(directory, { recursive: true });
  try {
    writeFileSync(draft, `${process.pid} ${processStart(process.pid) ?? ''}\n`, { flag: 'wx' });
    linkSync(draft, file);
    return true;
  } catch (error) {
    // ENOENT: the last holder has just deleted a throw-away directory.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file: string): { pid: number; start: string } | undefined {
  try {
    const [pid = '', start = ''] = readFileSync(file, 'utf8').trim().split(/ (.*)/s);
    return { pid: Number(pid), start };
  } catch {
    return undefined;
  }
}

function ageOf(file: string): number {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : 0;
}
