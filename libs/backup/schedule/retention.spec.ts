import fc from 'fast-check';
import { addDays, type HolidayZone, holidayZones, isWorkingDay } from '#kernel';
import { keptRuns, type RetainedRun, workingDays } from './retention.js';

let count = 0;
const run = (businessDate: string, more: Partial<RetainedRun> = {}): RetainedRun => {
  count += 1;
  return {
    runId: `run ${count}`,
    kind: 'full',
    state: 'verified',
    businessDate,
    token: count,
    startedAt: new Date(`${businessDate}T19:00:00Z`),
    baseRunId: null,
    pinnedUntil: null,
    ...more,
  };
};
const evening = (today: string) => new Date(`${today}T21:00:00Z`);
const keep = (runs: readonly RetainedRun[], today: string, holidays: HolidayZone = 'metropolitan') =>
  keptRuns(runs, { today, now: evening(today), holidays });
/** A full copy every evening, for months. */
function everyEvening(until: string, days = 60): RetainedRun[] {
  return Array.from({ length: days }, (_, index) => run(addDays(until, index + 1 - days)));
}

describe('copies of the last six working days', () => {
  it.each<[string, string, HolidayZone]>([
    ['2026-11-21', '11-20 11-19 11-18 11-17 11-16 11-13', 'metropolitan'],
    ['2026-11-16', '11-16 11-13 11-12 11-10 11-09 11-06', 'metropolitan'],
    ['2026-12-28', '12-28 12-24 12-23 12-22 12-21 12-18', 'metropolitan'],
    ['2027-01-04', '01-04 12-31 12-30 12-29 12-28 12-24', 'metropolitan'],
    ['2027-03-30', '03-30 03-26 03-25 03-24 03-23 03-22', 'metropolitan'],
    ['2027-03-30', '03-30 03-25 03-24 03-23 03-22 03-19', 'alsace-moselle'],
    ['2027-05-18', '05-18 05-14 05-13 05-12 05-11 05-10', 'metropolitan'],
  ])('in the evening of %s are those of %s in %s', (today, days, zone) => {
    const runs = everyEvening(today);
    const retention = keep(runs, today, zone);
    expect(retention.days.map((day) => day.slice(5)).join(' ')).toBe(days);
    const kept = runs.filter(({ runId }) => retention.kept.has(runId));
    const expected = new Set([...retention.days, today]);
    expect(new Set(kept.map(({ businessDate }) => businessDate))).toEqual(expected);
    expect(retention.expired).toHaveLength(runs.length - expected.size);
  });

  it('are the newest full one of each day, with the midday copies that rest on them', () => {
    const today = '2026-11-20';
    const runs = everyEvening(today);
    const [base, old] = [runs.at(-2) as RetainedRun, runs.at(-20) as RetainedRun];
    const midday = run(today, { kind: 'incremental', baseRunId: base.runId });
    const orphan = run(addDays(today, -18), { kind: 'incremental', baseRunId: old.runId });
    const again = run(today);
    const { kept, expired } = keep([...runs, midday, orphan, again], today);
    expect(kept.get(again.runId)).toBe('working-day');
    expect(kept.has((runs.at(-1) as RetainedRun).runId)).toBe(false);
    expect(kept.get(midday.runId)).toBe('midday');
    expect(expired).toContain(orphan.runId);
  });

  it('keep what is pinned, and the base of a pinned incremental one, until the pin is over', () => {
    const today = '2026-11-20';
    const runs = everyEvening(today);
    const base = runs.at(-20) as RetainedRun;
    const pin = new Date('2026-11-22T00:00:00Z');
    const pinned = run(base.businessDate, {
      kind: 'incremental',
      baseRunId: base.runId,
      token: base.token + 0.5,
      pinnedUntil: pin,
    });
    const { kept } = keep([...runs, pinned], today);
    expect([kept.get(pinned.runId), kept.get(base.runId)]).toEqual(['pinned', 'base']);
    expect(keep([...runs, pinned], '2026-11-22').expired).toEqual(
      expect.arrayContaining([pinned.runId, base.runId]),
    );
  });

  it('are all kept while fewer than six days have one', () => {
    const runs = [...everyEvening('2026-11-20', 5), run('2026-11-20')];
    expect(keep(runs, '2026-11-20').expired).toEqual([]);
  });
});

const dayOf = (index: number) => addDays('2026-01-05', index);

/** 400 days of a platform: copies that fail, come late, twice, or not at all; and rows that somebody made up. */
const histories = fc.record({
  zone: fc.constantFrom(...holidayZones),
  days: fc.array(
    fc.record({
      evening: fc.constantFrom('verified', 'verified', 'verified', 'failed', 'expired', 'none', 'twice'),
      midday: fc.constantFrom('verified', 'failed', 'none'),
      pinned: fc.integer({ min: 0, max: 40 }).map((days) => (days > 35 ? 7 : 0)),
    }),
    { minLength: 400, maxLength: 400 },
  ),
  forged: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 399 }),
      date: fc.oneof(
        fc.integer({ min: 401, max: 4_000 }).map(dayOf),
        fc.constantFrom('2020-13-01', 'yesterday', '', '0000-00-00', '9999-12-31', '2019-06-03'),
      ),
    }),
    { maxLength: 8 },
  ),
});

type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

function runsOf({ days, forged }: History): RetainedRun[] {
  const runs: RetainedRun[] = [];
  let base: RetainedRun | undefined;
  for (const [index, { evening: state, midday, pinned }] of days.entries()) {
    const date = dayOf(index);
    const pinnedUntil = pinned ? new Date(`${addDays(date, pinned)}T21:00:00Z`) : null;
    if (midday !== 'none' && base)
      runs.push(run(date, { kind: 'incremental', state: midday, baseRunId: base.runId }));
    if (state !== 'none') {
      const full = run(date, { state: state === 'twice' ? 'verified' : state, pinnedUntil });
      runs.push(full);
      if (state === 'twice') runs.push(run(date));
      if (full.state === 'verified') base = runs.at(-1);
    }
    for (const each of forged) {
      if (each.at === index) runs.push(run(each.date, { startedAt: new Date(`${date}T12:00:00Z`) }));
    }
  }
  return runs;
}

const daysIn = (runs: readonly RetainedRun[], today: string, zone: HolidayZone) =>
  new Set(
    runs
      .filter(
        ({ state, kind, businessDate, startedAt }) =>
          state === 'verified' &&
          kind === 'full' &&
          businessDate <= today &&
          businessDate === startedAt.toISOString().slice(0, 10) &&
          isWorkingDay(businessDate, zone),
      )
      .map(({ businessDate }) => businessDate),
  );

describe('retention of any history', () => {
  const check = (property: (history: History, runs: RetainedRun[], upTo: number) => void) =>
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 399 }), (history, upTo) => {
        const today = dayOf(upTo);
        const runs = runsOf(history).filter(({ startedAt }) => startedAt <= evening(today));
        property(history, runs, upTo);
      }),
      { numRuns: process.env['B2O_FAULTS'] === 'long' ? 1_000 : 40 },
    );

  it('never leaves fewer working days than six, or than ever had a copy', () => {
    check(({ zone }, runs, upTo) => {
      const today = dayOf(upTo);
      const { kept } = keep(runs, today, zone);
      const left = runs.filter(({ runId }) => kept.has(runId));
      expect(daysIn(left, today, zone).size).toBeGreaterThanOrEqual(
        Math.min(workingDays, daysIn(runs, today, zone).size),
      );
    });
  });

  it('takes nothing away in weeks of failures', () => {
    check(({ zone }, runs, upTo) => {
      const unpinned = runs.map((each) => ({ ...each, pinnedUntil: null }));
      const { expired } = keep(unpinned, dayOf(upTo), zone);
      const gone = new Set(expired);
      const left = unpinned.filter(({ runId }) => !gone.has(runId));
      for (const later of [1, 7, 30]) {
        const today = dayOf(upTo + later);
        const failures = Array.from({ length: later }, (_, index) =>
          run(dayOf(upTo + index + 1), { state: 'failed' }),
        );
        expect(keep([...left, ...failures], today, zone).expired).toEqual([]);
      }
    });
  });

  it('lets runs with impossible dates push out nothing, and keeps them', () => {
    check(({ zone }, runs, upTo) => {
      const today = dayOf(upTo);
      const isForged = ({ businessDate, startedAt }: RetainedRun) =>
        businessDate !== startedAt.toISOString().slice(0, 10);
      const honest = runs.filter((each) => !isForged(each));
      const all = keep(runs, today, zone);
      expect(all.expired).toEqual(keep(honest, today, zone).expired);
      for (const each of runs.filter(isForged)) expect(all.expired).not.toContain(each.runId);
    });
  });

  it('is settled after one time', () => {
    check(({ zone }, runs, upTo) => {
      const today = dayOf(upTo);
      const { kept, expired } = keep(runs, today, zone);
      const left = runs.map((each) => (expired.includes(each.runId) ? { ...each, state: 'expired' } : each));
      const again = keep(left, today, zone);
      expect(again.expired).toEqual([]);
      if (expired.length > 0) expect([...again.kept.keys()].sort()).toEqual([...kept.keys()].sort());
    });
  });

  it('never loses a day because one more copy was verified', () => {
    check(({ zone, days }, runs, upTo) => {
      const today = dayOf(upTo);
      const before = keep(runs, today, zone);
      const failed = runs.filter(({ state, kind }) => state === 'failed' && kind === 'full');
      const chosen = failed[days.length % Math.max(1, failed.length)];
      if (!chosen) return;
      const after = keep(
        runs.map((each) => (each === chosen ? { ...each, state: 'verified' } : each)),
        today,
        zone,
      );
      expect(after.days.length).toBeGreaterThanOrEqual(before.days.length);
      const oldest = before.days.at(-1) ?? '';
      // What goes for the new one is at most the oldest day, and only when there are six without it.
      const lost = before.days.filter((day) => !after.days.includes(day));
      expect(lost.length <= 1 && lost.every((day) => day === oldest)).toBe(true);
      if (lost.length === 1) expect(after.days).toHaveLength(workingDays);
    });
  });

  it('reaches back 7 to 14 days when every evening has a copy', () => {
    for (const zone of holidayZones) {
      for (let index = 30; index < 400; index += 3) {
        const today = dayOf(index);
        const { days } = keep(everyEvening(today, 25), today, zone);
        const span = (Date.parse(today) - Date.parse(days.at(-1) ?? '')) / 86_400_000 + 1;
        expect(span).toBeGreaterThanOrEqual(7);
        expect(span).toBeLessThanOrEqual(14);
      }
    }
  });
});
