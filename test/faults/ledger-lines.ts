/** The two rows that a writer of the ledger changes, always together. */
export interface LedgerKey {
  readonly company: string;
  readonly contact: string;
}

/** What a writer says of a write: that it is sent, and then what came of it. `at` in milliseconds. */
export interface LedgerLine {
  readonly key: number;
  readonly value: number;
  readonly what: 'sent' | 'kept' | 'given up' | 'unknown';
  readonly at: number;
}

/** What the rows of the ledger are called. */
export const ledgerName = 'Ledger';

/** How far PostgreSQL may see further than the time that it says its snapshot is of, in milliseconds. */
const tolerance = 250;

/** A time in which what was kept is lost with good reason: a restore went back behind it. In milliseconds. */
export interface Rewound {
  readonly from: number;
  readonly to: number;
}

/**
 * What is wrong with the values that a reader of one instant found, beside what the writers were told.
 * @param found of each key the values of its two rows; `undefined` for a row that is not there.
 * @param instant when they were read, in milliseconds.
 */
export function judge(
  lines: readonly LedgerLine[],
  found: readonly (readonly [number | undefined, number | undefined])[],
  instant: number,
  rewound: readonly Rewound[] = [],
): string[] {
  return found.flatMap(([one, other], key) => {
    const own = lines.filter((line) => line.key === key);
    const highest = (values: readonly LedgerLine[]) => Math.max(0, ...values.map(({ value }) => value));
    const isRewound = (at: number) => rewound.some(({ from, to }) => at >= from && at <= to);
    // Lines say the millisecond that had begun: only the one after it is surely past.
    const kept = highest(own.filter(({ what, at }) => what === 'kept' && at + 1 < instant && !isRewound(at)));
    const sent = highest(own.filter(({ what, at }) => what === 'sent' && at <= instant + tolerance));
    const value = one ?? 0;
    const never = own.some((line) => line.value === value && line.what === 'given up');
    return [
      ...(value < kept ? [`L1: key ${key} is ${value}, ${kept} was acknowledged`] : []),
      ...(value > sent ? [`L2: key ${key} is ${value}, which was sent later than ${sent}`] : []),
      ...(never ? [`L2: key ${key} is ${value}, which was rolled back`] : []),
      ...(one === other ? [] : [`L3: key ${key} is half ${one} and half ${other}`]),
    ];
  });
}
