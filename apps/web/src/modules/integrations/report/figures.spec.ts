import type { ImportRun } from '../data/types';
import { mainCounts, rowsRead, shareOf } from './figures';

const run = (values: Partial<ImportRun>) =>
  ({ state: 'running', read: 0, rowCount: 100, targets: ['crm.company'], steps: [], ...values }) as ImportRun;

describe('how far an import is', () => {
  it('is the share of its rows, once for each kind of record', () => {
    expect(shareOf(run({ read: 50 }))).toBe(0.5);
    expect(shareOf(run({ read: 50, targets: ['crm.contact', 'crm.affiliation'] }))).toBe(0.25);
  });

  it('is unknown before the first row, without a count of rows, and when nothing is read any more', () => {
    expect(shareOf(run({}))).toBeUndefined();
    expect(shareOf(run({ read: 5, rowCount: null }))).toBeUndefined();
    expect(shareOf(run({ read: 5, state: 'undoing' }))).toBeUndefined();
  });

  it('is never the end before the end', () => {
    expect(shareOf(run({ read: 100 }))).toBe(0.99);
    expect(rowsRead(run({ read: 150 }))).toBe(100);
    expect(rowsRead(run({ read: 150, rowCount: null }))).toBe(150);
  });
});

describe('the counts that are shown first', () => {
  it('are those of the rows, not those of the ties that they made', () => {
    const step = { read: 3, created: 2, updated: 0, unchanged: 0, rejected: 1 };
    const steps = [
      { ...step, name: 'contacts', target: 'crm.contact', filtered: 0 },
      { ...step, created: 9, name: 'ties', target: 'crm.affiliation', filtered: 0 },
    ];
    expect(mainCounts(run({ steps, created: 11 })).created).toBe(2);
    expect(mainCounts(run({ created: 11 })).created).toBe(11);
  });
});
