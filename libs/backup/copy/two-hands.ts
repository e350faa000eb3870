import type { pg } from '#runtime';

/** A connection, and a second one that sees the same: they share what there is to do. */
export class TwoHands {
  private second: Promise<pg.Client | undefined> = Promise.resolve(undefined);

  constructor(private readonly first: pg.Client) {}

  /** Has a second connection help as soon as it is there; nobody waits for it. @param second undefined for none. */
  invite(second: Promise<pg.Client | undefined>): void {
    this.second = second.catch(() => undefined);
  }

  /**
   * Does something for each item. Without the second connection the first does everything.
   * @returns the results in the order of the items.
   * @throws whatever the work throws; no item is begun after that, and the second connection is ended.
   */
  async each<T, R>(items: readonly T[], work: (client: pg.Client, item: T) => Promise<R>): Promise<R[]> {
    const results: R[] = new Array(items.length);
    const waiting = [...items.entries()].reverse();
    const takeAll = async (client: pg.Client) => {
      try {
        for (let next = waiting.pop(); next; next = waiting.pop())
          results[next[0]] = await work(client, next[1]);
      } finally {
        waiting.length = 0;
      }
    };
    let helping: Promise<void> | undefined;
    void this.second.then((client) => {
      if (!client || waiting.length === 0) return;
      helping = takeAll(client);
      // Whether it went well is asked below.
      helping.catch(() => undefined);
    });
    try {
      await takeAll(this.first);
      await helping;
      return results;
    } catch (error) {
      // Cuts short what the second may still be reading: where one has failed, the whole has.
      this.end();
      await helping?.catch(() => undefined);
      throw error;
    }
  }

  /** Ends the second connection, at once or when it comes. */
  end(): void {
    void this.second.then((client) => client?.end()).catch(() => undefined);
  }
}
