import { AppConfig, type InstanceRef, newScope, Scopes } from '#runtime';
import { RequestLimiter } from './request-limiter.js';

const config = new AppConfig({
  B2O_RATE_LIMIT: '3',
  B2O_SECRET_KEY: 'a secret of the tests, of no worth whatsoever',
});

/** Runs work as a request from an address to an instance. */
const from = <T>(schema: string, address: string, work: () => Promise<T>): Promise<T> =>
  Scopes.run(newScope({ instance: { schema } as InstanceRef, address }), work);

const accepted = async (times: number, request: () => Promise<void>): Promise<number> => {
  let count = 0;
  for (let n = 0; n < times; n += 1) {
    await request().then(
      () => {
        count += 1;
      },
      (problem: unknown) =>
        expect(problem).toMatchObject({ code: 'TOO_MANY_REQUESTS', extra: { retryAfter: 1 } }),
    );
  }
  return count;
};

describe('the outer ring', () => {
  it('counts each user of each instance apart', async () => {
    const limiter = new RequestLimiter(config);
    expect(await from('a', '10.0.0.1', () => accepted(5, () => limiter.byUser('zoe')))).toBe(3);
    expect(await from('a', '10.0.0.1', () => accepted(5, () => limiter.byUser('max')))).toBe(3);
    expect(await from('b', '10.0.0.1', () => accepted(5, () => limiter.byUser('zoe')))).toBe(3);
  });

  it('counts strangers by network: the addresses of one /64 are one', async () => {
    const limiter = new RequestLimiter(config);
    const byNetwork = () => accepted(2, () => limiter.byNetwork());
    expect(await from('a', '2001:db8::1', byNetwork)).toBe(2);
    expect(await from('a', '2001:db8::ffff:2', byNetwork)).toBe(1);
    expect(await from('a', '2001:db8:0:1::1', byNetwork)).toBe(2);
    expect(await from('b', '2001:db8::1', byNetwork)).toBe(2);
  });

  it('begins anew after a second', async () => {
    const limiter = new RequestLimiter(config);
    const byUser = () => accepted(4, () => limiter.byUser('zoe'));
    expect(await from('a', '10.0.0.1', byUser)).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await from('a', '10.0.0.1', byUser)).toBe(3);
  });
});
