import { isAtWork, type Run, worthOf } from './types';
import { dayAt, lastWorkingDays } from './working-days';

export interface Health {
  state: 'good' | 'none' | 'old' | 'failed' | 'damaged';
  /** The newest copy that could be brought back. */
  last: Run | undefined;
}

/** How safe the data are, from the newest copies; the gravest first. @param runs the newest first. */
export function healthOf(runs: readonly Run[], now: Date): Health {
  const ended = runs.filter((run) => !isAtWork(run) && run.state !== 'expired');
  const last = ended.find((run) => worthOf(run) === 'verified');
  if (!last) return { state: ended[0]?.state === 'failed' ? 'failed' : 'none', last };
  if (ended.some((run) => worthOf(run) === 'damaged')) return { state: 'damaged', last };
  if (ended[0]?.state === 'failed') return { state: 'failed', last };
  const [, before] = lastWorkingDays(dayAt(now), 2);
  return { state: before !== undefined && last.businessDate < before ? 'old' : 'good', last };
}
