import { type TestInstance, TestPlatform } from '#testing';
import { expectComplaint, openApp, type Page } from '#testing/browser';

describe("the pages' content policy, in a real browser", () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
  });
  afterAll(() => platform.stop());

  const reported = (directive: string) =>
    platform.eventually(
      () => platform.logs.find((line) => line.includes(`"directive":"${directive}"`)),
      `a report about ${directive}`,
    );
  const expectBreach = (page: Page): void => {
    expectComplaint(page, /Content Security Policy/);
    expectComplaint(page, /breach of the content policy/);
  };

  it('runs no script that a text brought along, and the log says so without repeating it', async () => {
    const page = await openApp(instance);
    expectBreach(page);
    await page.evaluate(() => {
      const place = document.createElement('div');
      place.innerHTML = '<button onclick="window.name = \'Zinzolin\'">x</button>';
      document.body.append(place);
      place.querySelector('button')?.click();
    });
    expect(await page.evaluate(() => window.name)).toBe('');
    const line = await reported('script-src-attr');
    expect(line).toContain('"blocked":"inline"');
    expect(line).not.toContain('Zinzolin');
  });

  it('asks no other host for anything, be it a sibling instance', async () => {
    const sibling = await platform.instance();
    const page = await openApp(instance);
    expectBreach(page);
    const origin = new URL(page.url()).origin.replace(instance.slug, sibling.slug);
    const answer = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      `${origin}/api/health`,
    );
    expect(answer).toBe('refused');
    const line = await reported('connect-src');
    expect(line).toContain('"blocked":"address"');
    expect(line).not.toContain(sibling.slug);
  });

  it('answers any address with the page, and none of another instance', async () => {
    const page = await openApp(instance, undefined, { path: '/une/adresse/quelconque' });
    expect(new URL(page.url()).hostname).toBe(`${instance.slug}.myb2o.localhost`);
    expectComplaint(page, /request to another host: .*jamais-vue/);
    expectComplaint(page, /status of 404/);
    await page.goto(page.url().replace(instance.slug, 'jamais-vue'));
    expect(await page.locator('h1').innerText()).toBe('Cette instance est inconnue.');
  });
});
