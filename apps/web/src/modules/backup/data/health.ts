import { isAtWork, type Run, worthOf } from './types';

export interface Health {
  state: 'good' | 'none' | 'old' | 'failed' | 'damaged';
  /** The newest copy that could be brought back. */
  last: Run | undefined;
}

/**
 * How safe the data are, from the newest copies; the gravest first.
 * @param runs the newest first.
 * @param workedBefore the working day before today's, `YYYY-MM-DD`: a copy that is older than it is old.
 */
export function healthOf(runs: readonly Run[], workedBefore: string | undefined): Health {
  const ended = runs.filter((run) => !isAtWork(run) && run.state !== 'expired');
  const last = ended.find((run) => worthOf(run) === 'verified');
  if (!last) return { state: ended[0]?.state === 'failed' ? 'failed' : 'none', last };
  if (ended.some((run) => worthOf(run) === 'damaged')) return { state: 'damaged', last };
  if (ended[0]?.state === 'failed') return { state: 'failed', last };
  return { state: workedBefore !== undefined && last.businessDate < workedBefore ? 'old' : 'good', last };
}
