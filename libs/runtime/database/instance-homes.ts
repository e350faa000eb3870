/** Instances asked for in this time, or in as long before it, are at work; in milliseconds. */
export const atWork = 60_000;

/**
 * At which connection each instance is at home. As long as few instances are at work, homes do not matter. Once there are
 * more, each instance keeps to its home: if all served all, memory would grow with connections times instances, each
 * connection would soon have seen more than it may and be replaced, and half of all requests would read a catalog anew.
 */
export class InstanceHomes {
  private asked = new Set<string>();
  private askedBefore = new Set<string>();
  /** Of those asked for, how many were not asked for before. */
  private joined = 0;
  private since: number;
  private readonly homes = new Map<string, number>();
  private readonly residents: number[];

  /** @param mostShared instances at work that every connection may know. */
  constructor(
    connections: number,
    private readonly mostShared: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.residents = new Array<number>(connections).fill(0);
    this.since = now();
  }

  /** Notes that somebody asks for an instance. */
  ask(schema: string): void {
    const passed = this.now() - this.since;
    if (passed >= atWork) {
      this.askedBefore = passed < 2 * atWork ? this.asked : new Set();
      this.asked = new Set();
      this.joined = 0;
      this.since = this.now();
    }
    if (this.asked.has(schema)) return;
    this.asked.add(schema);
    if (!this.askedBefore.has(schema)) this.joined += 1;
  }

  /** There are more instances at work than every connection may know. */
  get crowded(): boolean {
    return this.askedBefore.size + this.joined > this.mostShared;
  }

  /** The place of the connection where an instance is at home: given once, so that all have equally many. */
  homeOf(schema: string): number {
    const home = this.homes.get(schema);
    if (home !== undefined) return home;
    const emptiest = this.residents.indexOf(Math.min(...this.residents));
    this.residents[emptiest] = (this.residents[emptiest] ?? 0) + 1;
    this.homes.set(schema, emptiest);
    return emptiest;
  }
}
