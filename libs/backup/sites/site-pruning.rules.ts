/** A run on the site, and what the catalogue says of it. */
export interface PrunableRun {
  readonly runId: string;
  readonly kind: 'full' | 'incremental';
  readonly baseRunId: string | null;
  /** The order in which runs were begun. */
  readonly token: number;
  readonly expired: boolean;
}

/** Full copies that stay on the site whatever the catalogue says: a server that was taken over may say anything. */
export const leastFulls = 6;

/**
 * Which runs of an instance may go: those that expired where they were taken, less the newest six full copies and what
 * other runs go on from.
 */
export function prunable(runs: readonly PrunableRun[]): PrunableRun[] {
  const fulls = runs.filter(({ kind }) => kind === 'full').sort((a, b) => b.token - a.token);
  const newest = new Set(fulls.slice(0, leastFulls).map(({ runId }) => runId));
  const kept = runs.filter(({ runId, expired }) => !expired || newest.has(runId));
  const bases = new Set(kept.map(({ baseRunId }) => baseRunId));
  return runs.filter((run) => !kept.includes(run) && !bases.has(run.runId));
}
