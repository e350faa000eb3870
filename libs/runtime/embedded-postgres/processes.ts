import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

/**
 * When a process started, in a unit that only serves to be compared (so that a recycled pid is not taken for the
 * process it once was). `undefined`: no such process, or one that has ended; `''`: alive, but the machine does not say.
 */
export function processStart(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  if (!hasProc) return ps(pid, 'lstart');
  try {
    // The command (2nd field, in brackets) may hold spaces and brackets: count from the last one.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // In a container whose first process does not reap orphans, an ended process stays listed as a zombie.
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : (fields[19] ?? '');
  } catch {
    return '';
  }
}

/** Whether the process that was recorded with this start is still the one alive under this pid. */
export function isSameProcess(pid: number, recordedStart: string): boolean {
  const start = processStart(pid);
  return start !== undefined && (start === '' || recordedStart === '' || start === recordedStart);
}

/** Whether this pid is a live PostgreSQL postmaster of this cluster, and not some process that was given its number. */
export function isPostmasterOf(pid: number, clusterDir: string): boolean {
  if (processStart(pid) === undefined) return false;
  if (process.platform === 'win32') return true;
  try {
    if (!hasProc) return ps(pid, 'command')?.includes(clusterDir) ?? false;
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(clusterDir);
  } catch {
    return false;
  }
}

function ps(pid: number, column: string): string | undefined {
  if (process.platform === 'win32') return '';
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
