import { readdirSync, readFileSync } from 'node:fs';

/** A field of /proc/<pid>/status in kilobytes or as a number; 0 where the process or the field does not exist. */
function statusField(pid: number, field: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Resident memory of a process in megabytes. */
export const residentMb = (pid: number): number => statusField(pid, 'VmRSS') / 1024;

/** The postmaster of the server that one of its backends belongs to; 0 when it runs on another machine. */
export const postmasterOf = (backendPid: number): number => statusField(backendPid, 'PPid');

/** Private memory of a PostgreSQL server's processes in megabytes; its shared segment comes on top. */
export function privateMb(postmaster: number): number {
  if (postmaster === 0) return Number.NaN;
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && (pid === postmaster || statusField(pid, 'PPid') === postmaster));
  return pids.reduce((sum, pid) => sum + statusField(pid, 'RssAnon'), 0) / 1024;
}

/** Looks at a figure every 200 ms and keeps its highest value. */
export class PeakSampler {
  peak = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly look: () => number) {
    this.timer = setInterval(() => this.sample(), 200);
    this.sample();
  }

  stop(): number {
    clearInterval(this.timer);
    this.sample();
    return this.peak;
  }

  private sample(): void {
    this.peak = Math.max(this.peak, this.look());
  }
}
