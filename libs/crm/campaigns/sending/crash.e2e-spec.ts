import { TestPlatform } from '#testing';
import { Postbox } from '../campaign-test-kit.js';
import { CrashRun } from './crash-test-kit.js';

describe('a campaign whose process is killed again and again', () => {
  const postbox = new Postbox();
  let platform: TestPlatform;
  let run: CrashRun;

  beforeAll(async () => {
    platform = await TestPlatform.start({ SMTP_URL: await postbox.open() });
  });
  afterAll(async () => {
    run.clean();
    await platform.stop();
    await postbox.close();
  });

  it('gives each recipient one mail, or none and the reason', async () => {
    const instance = await platform.instance();
    postbox.delayMs = 2;
    run = new CrashRun(platform, instance, postbox, await instance.admin());
    const figures = await run.run(300, 3, () => 100 + Math.random() * 500);
    expect(figures).toMatchObject({ recipients: 300, twice: [], silent: [], lost: [] });
    const { states } = figures;
    expect(states['skipped: opted-out']).toBe(30);
    expect(states['bounced: refused-by-server']).toBe(3);
    // One mail at most was on its way when a process died.
    expect(states['unknown: interrupted'] ?? 0).toBeLessThanOrEqual(3);
    expect((states['sent'] ?? 0) + (states['unknown: interrupted'] ?? 0)).toBe(267);
    expect(figures.mailed).toBeGreaterThanOrEqual(states['sent'] ?? 0);
    // Four processes start one after another: on a busy machine that takes its time.
  }, 180_000);
});
