import type { Language } from '#kernel';
import type { Finding } from './findings.js';

/** What became of rows. Always read = created + updated + unchanged + rejected. */
export interface Counts {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

export interface StepCounts extends Counts {
  readonly name: string;
  readonly target: string;
  /** Rows that `where` left out: not read in the sense above. */
  filtered: number;
}

export interface ReportedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
}

export interface ImportReport extends Counts {
  /** Null for a dry run: nothing of it remains. */
  readonly importId: string | null;
  readonly dryRun: boolean;
  readonly steps: readonly StepCounts[];
  readonly rejects: readonly ReportedFinding[];
  readonly rejectsTruncated: boolean;
  /** Values left out of rows that were taken, as the mapping asks with `onInvalid: drop`. */
  readonly warningCount: number;
  readonly warnings: readonly ReportedFinding[];
  readonly durationMs: number;
}

/** How many rejects, and how many warnings, an answer carries; the file of rejects has them all. */
export const reportedFindings = 1000;

export const noCounts = (): Counts => ({ read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 });

export function addCounts(to: Counts, more: Counts): void {
  to.read += more.read;
  to.created += more.created;
  to.updated += more.updated;
  to.unchanged += more.unchanged;
  to.rejected += more.rejected;
}

export const reported = (
  { file, line, column, reason }: Omit<Finding, 'kind' | 'step'>,
  language: Language,
): ReportedFinding => ({ file, line, column, reason: reason[language] });
