import { judge, type LedgerLine } from './ledger-lines.js';

const line = (value: number, what: LedgerLine['what'], at: number): LedgerLine => ({
  key: 0,
  value,
  what,
  at,
});
const lines: readonly LedgerLine[] = [
  line(1, 'sent', 100),
  line(1, 'kept', 110),
  line(2, 'sent', 200),
  line(2, 'given up', 210),
  line(3, 'sent', 300),
  line(3, 'unknown', 310),
  line(4, 'sent', 5_000),
  line(4, 'kept', 5_010),
];
const at = (value: number | undefined, instant: number, other = value) =>
  judge(lines, [[value, other]], instant).map((each) => each.slice(0, 2));

describe('the ledger', () => {
  it('takes what was acknowledged, and what may have been', () => {
    expect(at(1, 400)).toEqual([]);
    expect(at(3, 400)).toEqual([]);
    expect(at(undefined, 105)).toEqual([]);
    expect(at(4, 6_000)).toEqual([]);
  });

  it('misses what was acknowledged and is not there', () => {
    expect(at(undefined, 400)).toEqual(['L1']);
    expect(at(3, 6_000)).toEqual(['L1']);
  });

  it('finds what never happened, or happened later', () => {
    expect(at(2, 400)).toEqual(['L2']);
    expect(at(4, 400)).toEqual(['L2']);
  });

  it('finds half a write', () => {
    expect(at(3, 400, 1)).toEqual(['L3']);
  });

  it('does not miss what a restore went back behind', () => {
    expect(judge(lines, [[1, 1]], 6_000, [{ from: 4_000, to: 5_500 }])).toEqual([]);
  });
});
