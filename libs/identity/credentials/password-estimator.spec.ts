import { PasswordEstimatorThread } from './password-estimator.js';

const until = async (done: () => boolean): Promise<void> => {
  const end = Date.now() + 5_000;
  while (!done() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('the thread that estimates passwords', () => {
  it('starts with the first password, answers several at once, ends when idle and starts again', async () => {
    const thread = new PasswordEstimatorThread(50);
    expect(thread.running).toBe(false);
    const estimates = await Promise.all([
      thread.estimate('motdepasse', []),
      thread.estimate('kvzqphxwtrmbdlg', []),
      thread.estimate('zoe lemaitre', ['zoe', 'lemaitre']),
    ]);
    expect(estimates[0]).toMatchObject({ isKnown: true });
    expect(estimates[1]).toEqual({ score: 4, isKnown: false });
    expect(estimates[2]?.score).toBeLessThan(3);
    expect(thread.running).toBe(true);

    await until(() => !thread.running);
    expect(thread.running).toBe(false);
    expect(await thread.estimate('kvzqphxwtrmbdlg', [])).toEqual({ score: 4, isKnown: false });
  });

  it('does not stop other work while it estimates', async () => {
    const thread = new PasswordEstimatorThread(50);
    let ticks = 0;
    const ticker = setInterval(() => {
      ticks += 1;
    }, 5);
    await thread.estimate('4@5$7!1l0o3e'.repeat(10), []);
    clearInterval(ticker);
    expect(ticks).toBeGreaterThan(3);
  });

  it('refuses rather than hang when the thread fails, and recovers', async () => {
    const thread = new PasswordEstimatorThread(50);
    const unreadable = thread.estimate(null as unknown as string, []);
    await expect(unreadable).rejects.toThrow('could not be estimated');
    expect(await thread.estimate('kvzqphxwtrmbdlg', [])).toMatchObject({ score: 4 });
  });
});
