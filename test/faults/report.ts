interface Line {
  readonly what: string;
  readonly fault: string;
  readonly happened: boolean;
  readonly wrong: number;
}

/** The figures of a run of fault tests, and the dice that it threw. */
export class FaultReport {
  private readonly lines: Line[] = [];
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

  add(what: string, fault: string, happened: boolean, wrong: number): void {
    this.lines.push({ what, fault, happened, wrong });
  }

  /** One line for each kind of fault in each work. */
  toString(): string {
    const kinds = [...new Set(this.lines.map(({ what, fault }) => `${what.padEnd(18)} ${fault.padEnd(26)}`))];
    const rows = kinds.map((kind) => {
      const all = this.lines.filter(({ what, fault }) => kind === `${what.padEnd(18)} ${fault.padEnd(26)}`);
      const happened = all.filter((line) => line.happened).length;
      const wrong = all.reduce((sum, line) => sum + line.wrong, 0);
      return `${kind} ${String(all.length).padStart(5)} ${String(happened).padStart(8)} ${String(wrong).padStart(5)}`;
    });
    const head = `${'work'.padEnd(18)} ${'fault'.padEnd(26)} tried happened wrong`;
    return [`seed ${this.seed}`, head, ...rows].join('\n');
  }
}
