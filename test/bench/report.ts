/** What one case measured. Units are in the names: Ms, PerSecond, Mb; a ratio is ours over the baseline. */
export interface Measure {
  case: string;
  [figure: string]: number | string | boolean | null;
}

/** A limit that the product has set itself for a figure of a case. */
export interface Goal {
  figure: string;
  atLeast?: number;
  below?: number;
}

interface Row {
  name: string;
  figure: string;
  value: string;
  goal: string;
  verdict: string;
}

/** Prints each case as one JSON line when it is measured, and all of them as a table at the end. */
export class Report {
  private readonly rows: Row[] = [];
  private missed = 0;

  add(measure: Measure, goals: readonly Goal[] = []): void {
    console.log(JSON.stringify(measure));
    for (const [figure, value] of Object.entries(measure)) {
      if (figure === 'case' || value === null) continue;
      const goal = goals.find((each) => each.figure === figure);
      const reached = goal && typeof value === 'number' ? isReached(value, goal) : undefined;
      if (reached === false) this.missed += 1;
      this.rows.push({
        name: measure.case,
        figure,
        value: String(value),
        goal: goal ? textOf(goal) : '',
        verdict: reached === undefined ? '' : reached ? 'ok' : 'MISSED',
      });
    }
  }

  /** One line for people about what could not be compared and why. */
  note(line: string): void {
    console.error(line);
  }

  /** @returns how many goals were missed. */
  finish(): number {
    const columns = ['name', 'figure', 'value', 'goal', 'verdict'] as const;
    const width = (column: (typeof columns)[number]) =>
      Math.max(column.length, ...this.rows.map((row) => row[column].length));
    let last = '';
    for (const row of [
      { name: 'case', figure: 'figure', value: 'value', goal: 'goal', verdict: '' },
      ...this.rows,
    ]) {
      const shown = { ...row, name: row.name === last ? '' : row.name };
      last = row.name;
      console.error(
        columns
          .map((column) => shown[column].padEnd(width(column)))
          .join('  ')
          .trimEnd(),
      );
    }
    console.error(this.missed === 0 ? 'every goal is reached' : `${this.missed} goals are missed`);
    return this.missed;
  }
}

const isReached = (value: number, { atLeast, below }: Goal): boolean =>
  (atLeast === undefined || value >= atLeast) && (below === undefined || value < below);

const textOf = ({ atLeast, below }: Goal): string =>
  [atLeast === undefined ? '' : `>= ${atLeast}`, below === undefined ? '' : `< ${below}`].join('');

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** The value below which a share of all values lies. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
