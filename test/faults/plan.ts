import type { FaultKind } from './fault-points.js';
import type { Work } from './works.js';

export type PlannedWork = Exclude<Work, 'tick'>;

interface Planned {
  /** Points of a long run at which the process is killed: 140 in all. */
  readonly points: number;
  /** About how many steps the work has: a short run throws a die. */
  readonly steps: number;
  /** What happens in a short run, if it is of it. */
  readonly short?: FaultKind;
}

/** What meets faults, and how often. */
export const plan: Readonly<Record<PlannedWork, Planned>> = {
  'full copy': { points: 15, steps: 180 },
  'incremental copy': { points: 15, steps: 60 },
  'evening copy': { points: 10, steps: 180, short: 'disk-full' },
  retention: { points: 10, steps: 12, short: 'kill' },
  'restore beside': { points: 10, steps: 300 },
  'restore as new': { points: 10, steps: 300 },
  'restore over': { points: 10, steps: 300, short: 'kill' },
  provision: { points: 25, steps: 60, short: 'kill-sent' },
  erase: { points: 15, steps: 10, short: 'kill' },
  migrate: { points: 20, steps: 20, short: 'cut' },
};
