import { array, assert, boolean, constant, integer, oneof, property, record } from 'fast-check';
import { leastFulls, type PrunableRun, prunable } from './site-pruning.rules.js';

const runs = array(record({ isFull: boolean(), expired: boolean(), base: integer({ min: 0, max: 30 }) }), {
  maxLength: 30,
}).map((drawn) =>
  drawn.map(({ isFull, expired, base }, index): PrunableRun => {
    const full = drawn[base]?.isFull && base < index;
    return {
      runId: `run-${index}`,
      kind: isFull ? 'full' : 'incremental',
      baseRunId: !isFull && full ? `run-${base}` : null,
      token: index,
      expired,
    };
  }),
);
const left = (all: readonly PrunableRun[]) => {
  const gone = new Set(prunable(all));
  return all.filter((run) => !gone.has(run));
};
const fullsIn = (all: readonly PrunableRun[]) => all.filter(({ kind }) => kind === 'full');

describe('what may be removed from the second site', () => {
  it('leaves the newest six full copies, whatever the catalogue says', () => {
    assert(
      property(runs, (all) => {
        const lying = all.map((run) => ({ ...run, expired: true }));
        expect(fullsIn(left(lying)).map(({ runId }) => runId)).toEqual(
          fullsIn(all)
            .slice(-leastFulls)
            .map(({ runId }) => runId),
        );
      }),
    );
  });

  it('is never a copy that has not expired, nor one that another goes on from', () => {
    assert(
      property(runs, (all) => {
        const kept = left(all);
        const keptIds = new Set(kept.map(({ runId }) => runId));
        for (const run of all) if (!run.expired) expect(keptIds.has(run.runId)).toBe(true);
        for (const { baseRunId } of kept) if (baseRunId !== null) expect(keptIds.has(baseRunId)).toBe(true);
      }),
    );
  });

  it('is the same in any order, and nothing the second time', () => {
    assert(
      property(runs, oneof(constant(1), constant(-1)), (all, way) => {
        const ids = (some: readonly PrunableRun[]) => some.map(({ runId }) => runId).sort();
        expect(ids(prunable([...all].sort((a, b) => way * (a.token - b.token))))).toEqual(ids(prunable(all)));
        expect(prunable(left(all))).toEqual([]);
      }),
    );
  });

  it('is what expired beyond the six', () => {
    const week: PrunableRun[] = Array.from({ length: 8 }, (_, token) => ({
      runId: `full-${token}`,
      kind: 'full',
      baseRunId: null,
      token,
      expired: token < 3,
    }));
    const midday: PrunableRun = {
      runId: 'midday',
      kind: 'incremental',
      baseRunId: 'full-1',
      token: 9,
      expired: true,
    };
    expect(prunable([...week, midday]).map(({ runId }) => runId)).toEqual(['full-0', 'full-1', 'midday']);
    expect(prunable([...week, { ...midday, expired: false }]).map(({ runId }) => runId)).toEqual(['full-0']);
  });
});
