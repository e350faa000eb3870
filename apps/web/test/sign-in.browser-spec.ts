import { type TestInstance, TestPlatform, testPassword } from '#testing';
import { expectAccessible, openApp, screenshot, viewports } from '#testing/browser';

describe('the sign-in page', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    await instance.admin();
  });
  afterAll(() => platform.stop());

  it.each(['phone', 'desktop'] as const)('can be read and used by everybody on a %s', async (device) => {
    const page = await openApp(instance, undefined, { viewport: viewports[device] });
    await page.locator('input[type="password"]').waitFor();
    await expectAccessible(page);
    await screenshot(page, `sign-in-${device}`);
  });

  it('lets a person in with the right password only', async () => {
    const page = await openApp(instance);
    await page.locator('input[type="email"]').fill(`admin@${instance.slug}.example`);
    await page.locator('input[type="password"]').fill('quelque-chose-d-autre');
    const refused = page.waitForResponse('**/api/identity/session');
    await page.keyboard.press('Enter');
    expect((await refused).status()).toBe(401);
    await page.locator('input[type="password"]').fill(testPassword);
    const accepted = page.waitForResponse(
      (response) =>
        response.url().endsWith('/api/identity/session') && response.request().method() === 'POST',
    );
    await page.keyboard.press('Enter');
    expect((await accepted).status()).toBe(201);
    await page.locator('input[type="password"]').waitFor({ state: 'detached' });
  });
});
