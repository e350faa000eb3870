import type { pg } from '#runtime';

/**
 * Does something for each item on a first connection, and on a second one as soon as it is there: nobody waits for it,
 * and without it the first does everything. Ends the second in any case.
 * @param second undefined when there is none to be had.
 * @returns the results in the order of the items.
 * @throws whatever the work throws; no item is begun after that.
 */
export async function withTwoHands<T, R>(
  first: pg.Client,
  second: Promise<pg.Client | undefined> | undefined,
  items: readonly T[],
  work: (client: pg.Client, item: T) => Promise<R>,
): Promise<R[]> {
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
  const helper = Promise.resolve(second).then(
    (client) => {
      if (client && waiting.length > 0) helping = takeAll(client);
      // Whether it went well is asked below.
      helping?.catch(() => undefined);
      return client;
    },
    () => undefined,
  );
  try {
    await takeAll(first);
    await helping;
    return results;
  } finally {
    // Cuts short what it may still be reading: where the first has failed, the whole has.
    void helper.then((client) => client?.end()).catch(() => undefined);
    await helping?.catch(() => undefined);
  }
}
