import { Scopes } from '#runtime';
import { Provisioner, Scheduler } from '#tenancy';
import { TestPlatform } from '#testing';

describe('what happens every hour', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  afterAll(() => platform.stop());

  it('happens in every active instance, one failing instance apart, at its minute only', async () => {
    const [good, bad, asleep] = [
      await platform.instance(),
      await platform.instance(),
      await platform.instance(),
    ];
    await platform.app.get(Provisioner).suspend(asleep.slug, 'test');
    const scheduler = platform.app.get(Scheduler);
    const seen: string[] = [];
    scheduler.hourly('a test chore', 23, async () => {
      const { slug } = Scopes.instance();
      seen.push(slug);
      if (slug === bad.slug) throw new Error('trouble');
    });
    scheduler.tick(new Date('2026-03-29T01:22:00Z'));
    await scheduler.idle();
    expect(seen).toEqual([]);

    scheduler.tick(new Date('2026-03-29T01:23:00Z'));
    // The tick of another clock while the chore still runs.
    scheduler.tick(new Date('2026-03-29T01:23:30Z'));
    await scheduler.idle();
    expect(seen.filter((slug) => slug === good.slug)).toHaveLength(1);
    expect(seen.filter((slug) => slug === bad.slug)).toHaveLength(1);
    expect(seen).not.toContain(asleep.slug);
    expect(platform.logs.some((line) => line.includes(`failed in instance ${bad.row.id}`))).toBe(true);
  });
});
