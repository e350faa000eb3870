import { type HolidayZone, isWorkingDay } from '#kernel';

/** A run as retention looks at it. */
export interface RetainedRun {
  readonly runId: string;
  readonly kind: 'full' | 'incremental';
  readonly state: string;
  /** `YYYY-MM-DD` of the instance's own calendar: the day that it is a copy of, not the one of its file. */
  readonly businessDate: string;
  /** Grows with every run, whatever clocks say. */
  readonly token: number;
  readonly startedAt: Date;
  /** Of an incremental copy: the full one that it is the difference to. */
  readonly baseRunId: string | null;
  readonly pinnedUntil: Date | null;
}

export type KeptBecause = 'working-day' | 'newest' | 'pinned' | 'midday' | 'base' | 'doubtful';

export interface Retention {
  /** Runs that stay, and why; only verified ones are here. */
  readonly kept: ReadonlyMap<string, KeptBecause>;
  /** Runs that may go, oldest first; none before six working days have a copy. */
  readonly expired: readonly string[];
  /** The newest working days that have a full copy, newest first. */
  readonly days: readonly string[];
}

/** The contract's promise: copies of the last six working days. */
export const workingDays = 6;
const dayMs = 86_400_000;
/** A late copy begins a day after its slot at most; one that is further from its date was not made as ours are. */
const mostDaysApart = 3;

const isDay = (date: string): boolean => /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date));

/** Whether a run's own dates can be believed. */
function isPlausible({ businessDate, startedAt }: RetainedRun, today: string): boolean {
  if (!isDay(businessDate) || businessDate > today) return false;
  const apart = Math.abs(startedAt.getTime() - Date.parse(businessDate)) / dayMs;
  return apart <= mostDaysApart;
}

/**
 * Which copies stay: the newest full one of each of the six newest working days that have one; the newest of all, which
 * is perhaps a weekend's; what is pinned; and incremental copies whose base stays. Counted are days with a verified copy,
 * never days of the calendar, so that a week of failures takes nothing away. A run whose dates cannot be believed neither
 * counts nor goes.
 * @param today of the instance's calendar.
 */
export function keptRuns(
  runs: readonly RetainedRun[],
  { today, now, holidays }: { readonly today: string; readonly now: Date; readonly holidays: HolidayZone },
): Retention {
  const verified = runs
    .filter(({ state }) => state === 'verified')
    .sort((one, other) => other.token - one.token);
  const plausible = verified.filter((run) => isPlausible(run, today));
  const believed = new Set(plausible);
  const fulls = plausible.filter(({ kind }) => kind === 'full');
  const newestOfDay = new Map<string, RetainedRun>();
  for (const run of fulls) {
    if (isWorkingDay(run.businessDate, holidays) && !newestOfDay.has(run.businessDate))
      newestOfDay.set(run.businessDate, run);
  }
  const days = [...newestOfDay.keys()].sort().reverse().slice(0, workingDays);
  const kept = new Map<string, KeptBecause>();
  const keep = (run: RetainedRun | undefined, why: KeptBecause) => {
    if (run && !kept.has(run.runId)) kept.set(run.runId, why);
  };
  for (const day of days) keep(newestOfDay.get(day), 'working-day');
  keep(fulls[0], 'newest');
  for (const run of verified) {
    if (run.pinnedUntil && run.pinnedUntil > now) keep(run, 'pinned');
    if (!believed.has(run)) keep(run, 'doubtful');
  }
  for (const run of plausible) if (run.baseRunId && kept.has(run.baseRunId)) keep(run, 'midday');
  const byId = new Map(verified.map((run) => [run.runId, run]));
  for (const runId of [...kept.keys()]) keep(byId.get(byId.get(runId)?.baseRunId ?? ''), 'base');
  const rest = verified.filter(({ runId }) => !kept.has(runId)).reverse();
  return { kept, days, expired: days.length < workingDays ? [] : rest.map(({ runId }) => runId) };
}
