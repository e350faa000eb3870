import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppConfig, PeopleAtWork } from '#runtime';
import { CopyPace } from './copy-pace.js';

const kilobyte = Buffer.alloc(1_000);

function paceOf(mbPerSecond: number, arePeopleThere = true): CopyPace {
  const people = new PeopleAtWork();
  if (arePeopleThere) people.note();
  return new CopyPace(new AppConfig({ B2O_BACKUP_MB_PER_SECOND: String(mbPerSecond) }), people);
}

/** Lets so many kilobytes through a stage. @returns the milliseconds that it took and the bytes that came out. */
async function through(
  pace: CopyPace,
  kilobytes: number,
  share?: number,
): Promise<{ ms: number; bytes: number }> {
  let bytes = 0;
  const started = performance.now();
  await pipeline(
    Array.from({ length: kilobytes }, () => kilobyte),
    pace.stage(share),
    new Writable({
      write: (chunk: Buffer, _, done) => {
        bytes += chunk.length;
        done();
      },
    }),
  );
  return { ms: performance.now() - started, bytes };
}

describe('the pace of copies beside people’s work', () => {
  it('is kept, and nothing is lost', async () => {
    const { ms, bytes } = await through(paceOf(1), 200);
    expect(bytes).toBe(200_000);
    expect(ms).toBeGreaterThan(195);
  });

  it('is one for all that are taken at a time', async () => {
    const pace = paceOf(1);
    const both = await Promise.all([through(pace, 100), through(pace, 100)]);
    expect(Math.max(...both.map(({ ms }) => ms))).toBeGreaterThan(195);
  });

  it('lets more through of what costs less', async () => {
    const { ms } = await through(paceOf(1), 1_000, 0.2);
    expect(ms).toBeGreaterThan(195);
    expect(ms).toBeLessThan(900);
  });

  it('is nobody’s matter while nobody is there', async () => {
    expect((await through(paceOf(1, false), 2_000)).ms).toBeLessThan(1_000);
  });

  it('costs a small table nothing', async () => {
    expect((await through(paceOf(1_000), 5)).ms).toBeLessThan(100);
  });
});
