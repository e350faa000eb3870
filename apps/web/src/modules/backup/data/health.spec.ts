import { healthOf } from './health';
import type { Run } from './types';

const run = (values: Partial<Run>) =>
  ({ state: 'verified', verifiedAt: '2026-11-19T19:10:00Z', businessDate: '2026-11-19', ...values }) as Run;
const stateOf = (...runs: Run[]) => healthOf(runs, '2026-11-19').state;

describe('how safe the data are', () => {
  it('is good with a verified copy of the last working day', () => {
    expect(stateOf(run({}))).toBe('good');
    expect(stateOf(run({ state: 'running', verifiedAt: null }), run({}))).toBe('good');
  });

  it('is bad without any, be there copies that failed', () => {
    expect(stateOf()).toBe('none');
    expect(stateOf(run({ state: 'expired', verifiedAt: null }))).toBe('none');
    expect(healthOf([run({ state: 'failed', verifiedAt: null })], '2026-11-19')).toEqual({
      state: 'failed',
      last: undefined,
    });
  });

  it('is bad when the newest failed, and says which one is good', () => {
    const good = run({});
    expect(healthOf([run({ state: 'failed', verifiedAt: null }), good], '2026-11-19')).toEqual({
      state: 'failed',
      last: good,
    });
    expect(stateOf(good, run({ state: 'failed', verifiedAt: null }))).toBe('good');
  });

  it('is bad when one was found damaged', () => {
    expect(stateOf(run({}), run({ verifiedAt: null }))).toBe('damaged');
  });

  it('is old after a working day without a copy', () => {
    expect(stateOf(run({ businessDate: '2026-11-18' }))).toBe('old');
    // On a Monday, the working day before is Friday.
    expect(healthOf([run({ businessDate: '2026-11-20' })], '2026-11-20').state).toBe('good');
    expect(healthOf([run({ businessDate: '2026-11-18' })], undefined).state).toBe('good');
  });
});
