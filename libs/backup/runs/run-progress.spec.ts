import { jest } from '@jest/globals';
import type { AppLogger, Databases, pg } from '#runtime';
import { RunProgress } from './run-progress.js';

describe('the progress of a copy', () => {
  let told: unknown[][];
  let progress: RunProgress;

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    const client = { query: async (_: string, [, ...figures]: unknown[]) => told.push(figures) };
    const databases: Pick<Databases, 'asOwner'> = {
      asOwner: (_, work) => work(client as unknown as pg.Client),
    };
    progress = new RunProgress(databases as Databases, {} as AppLogger);
  });
  afterEach(() => jest.useRealTimers());

  const later = async (ms: number, then: () => void) => {
    await jest.advanceTimersByTimeAsync(ms);
    then();
    await jest.advanceTimersByTimeAsync(0);
  };

  it('is told once a second, and once more at the end', async () => {
    const tell = progress.of('run');
    await later(900, () => tell(1, 9, 'a', 10));
    await later(200, () => tell(2, 9, 'b', 20));
    await later(500, () => tell(3, 9, 'c', 30));
    await later(600, () => tell(4, 9, 'd', 40));
    await later(100, () => tell(9, 9, 'i', 90));
    expect(told).toEqual([
      [2, 9, 20],
      [4, 9, 40],
      [9, 9, 90],
    ]);
  });

  it('is not told of what takes no second; whoever waits at the terminal sees each table', async () => {
    const seen: string[] = [];
    const tell = progress.of('run', (_done, _total, table) => seen.push(table));
    await later(100, () => tell(1, 2, 'a', 10));
    await later(100, () => tell(2, 2, 'b', 20));
    expect([told, seen]).toEqual([[], ['a', 'b']]);
  });
});
