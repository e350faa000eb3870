import { jest } from '@jest/globals';
import type { pg } from '#runtime';
import { TwoHands } from './two-hands.js';

/** A connection that remembers whether it was ended; what waits for it then fails, as it does with PostgreSQL. */
class Connection {
  readonly end = jest.fn(async () => this.cut(new Error('cut short')));
  private cut: (error: Error) => void = () => undefined;

  /** What takes for ever. */
  endless(): Promise<never> {
    return new Promise((_, reject) => {
      this.cut = reject;
    });
  }

  get client(): pg.Client {
    return this as unknown as pg.Client;
  }
}

const handsOf = (first: Connection, second?: Promise<pg.Client | undefined>): TwoHands => {
  const hands = new TwoHands(first.client);
  if (second) hands.invite(second);
  return hands;
};
const soon = (value: string) => new Promise<string>((resolve) => setImmediate(resolve, value));
const items = ['one', 'two', 'three', 'four', 'five'];

describe('two connections that share work', () => {
  let first: Connection;
  let second: Connection;

  beforeEach(() => {
    first = new Connection();
    second = new Connection();
  });

  it('answer in the order of the items, each item done once', async () => {
    const by = new Map<string, pg.Client>();
    const results = await handsOf(first, Promise.resolve(second.client)).each(items, (client, item) => {
      expect(by.has(item)).toBe(false);
      by.set(item, client);
      return soon(item.toUpperCase());
    });
    expect(results).toEqual(items.map((item) => item.toUpperCase()));
    expect(new Set(by.values())).toEqual(new Set([first.client, second.client]));
    expect([first.end, second.end].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it.each([
    ['never comes', () => new Promise<undefined>(() => undefined)],
    ['is not to be had', async () => undefined],
    ['is refused', () => Promise.reject(new Error('too many connections'))],
    ['is not wanted', () => undefined],
  ])('are one where the second %s', async (_, none) => {
    const done: string[] = [];
    const results = await handsOf(first, none()).each(items, (client, item) => {
      expect(client).toBe(first.client);
      done.push(item);
      return soon(item);
    });
    expect([results, done]).toEqual([items, items]);
  });

  it('are one again at the end, also where the second comes only then', async () => {
    let come: (client: pg.Client) => void = () => undefined;
    const late = new Promise<pg.Client>((resolve) => {
      come = resolve;
    });
    const hands = handsOf(first, late);
    await hands.each(items, (_, item) => soon(item));
    hands.end();
    come(second.client);
    await late;
    await soon('');
    expect(second.end).toHaveBeenCalledTimes(1);
  });

  it('begin nothing more once the second has failed, and fail with its error', async () => {
    const begun: string[] = [];
    const work = async (client: pg.Client, item: string) => {
      begun.push(item);
      if (client === second.client) throw new Error('the second failed');
      return soon(item);
    };
    const all = handsOf(first, Promise.resolve(second.client)).each(items, work);
    await expect(all).rejects.toThrow('the second failed');
    expect(begun).toEqual(['one', 'two']);
    expect(second.end).toHaveBeenCalledTimes(1);
  });

  it('cut short what the second does once the first has failed, and fail with its error', async () => {
    const begun: string[] = [];
    const work = async (client: pg.Client, item: string) => {
      begun.push(item);
      if (client === second.client) return second.endless();
      await soon(item);
      throw new Error('the first failed');
    };
    const all = handsOf(first, Promise.resolve(second.client)).each(items, work);
    await expect(all).rejects.toThrow('the first failed');
    expect(begun).toEqual(['one', 'two']);
    expect(second.end).toHaveBeenCalledTimes(1);
  });
});
