interface Line {
  readonly row: string;
  readonly what: string;
  readonly fault: string;
  readonly happened: boolean;
  readonly wrong: readonly string[];
}

/** The figures of a run of fault tests, and the dice that it threw. */
export class FaultReport {
  private readonly lines: Line[] = [];
  private readonly notes: string[] = [];
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed;
  }

  /** A number from 1 to a limit; the same series for the same seed. */
  die(limit: number): number {
    // A step of the generator of Numerical Recipes: repeatable, and random enough for points in time.
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + Math.floor((this.state / 2 ** 32) * limit);
  }

  /** @param row of the fault plan. */
  add(row: string, what: string, fault: string, happened: boolean, wrong: readonly string[]): void {
    this.lines.push({ row, what, fault, happened, wrong });
  }

  note(text: string): void {
    this.notes.push(text);
  }

  /** One line for each kind of fault in each work, and under them the conditions that did not hold. */
  toString(): string {
    const keyOf = ({ row, what, fault }: Line) => `${row.padEnd(4)} ${what.padEnd(18)} ${fault.padEnd(26)}`;
    const rows = [...Map.groupBy(this.lines, keyOf)].map(([key, all]) => {
      const happened = all.filter((line) => line.happened).length;
      const wrong = all.reduce((sum, line) => sum + line.wrong.length, 0);
      return `${key} ${String(all.length).padStart(5)} ${String(happened).padStart(8)} ${String(wrong).padStart(10)}`;
    });
    const wrong = this.lines.flatMap((line) => line.wrong);
    const head = `${'row'.padEnd(4)} ${'work'.padEnd(18)} ${'fault'.padEnd(26)} tried happened violations`;
    const total = `${this.lines.length} faults tried, ${this.lines.filter(({ happened }) => happened).length} happened, ${wrong.length} violations`;
    return [`seed ${this.seed}`, head, ...rows, total, ...this.notes, ...wrong].join('\n');
  }
}
