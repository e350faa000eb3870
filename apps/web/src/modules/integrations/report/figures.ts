import type { ImportRun } from '../data/types';

export interface Counts {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** The counts of the rows themselves: a row may also make ties to other records, which are steps of their own. */
export function mainCounts(run: ImportRun): Counts {
  return run.steps[0] ?? run;
}

/** How far an import is, from 0 to 1; undefined as long as nobody can tell. A row counts once for each kind of record. */
export function shareOf({ state, read, rowCount, targets }: ImportRun): number | undefined {
  if (state !== 'running' || read === 0 || !rowCount) return undefined;
  return Math.min(read / (rowCount * Math.max(targets.length, 1)), 0.99);
}

/** The rows that an import has read so far, of those of the file. */
export function rowsRead({ read, rowCount }: ImportRun): number {
  return rowCount ? Math.min(read, rowCount) : read;
}
