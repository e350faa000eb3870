import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { TestClient } from '../client.js';
import type { TestInstance } from '../instance.js';
import type { TestPlatform } from '../platform.js';
import { closeBrowser, theBrowser } from './chromium.js';
import { Complaints } from './watch.js';

export interface AppOptions {
  /** Where to begin; `/` when absent. */
  path?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
  reducedMotion?: 'reduce' | 'no-preference';
  /** A finger instead of a mouse. */
  touch?: boolean;
}

const open = new Map<Page, { context: BrowserContext; complaints: Complaints }>();

/** Sizes that the screens are made for. */
export const viewports = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1024, height: 768 },
  desktop: { width: 1440, height: 900 },
} as const;

/** The address of an instance on a platform of the tests. */
export function originOf(platform: TestPlatform, slug: string): string {
  return `http://${slug}.${platform.config.baseDomain}:${new URL(platform.origin).port}`;
}

/**
 * Opens the application in a browser of its own, with the session of a client, or nobody's. The test fails at its end
 * when the page has written an error or a warning to the console, thrown, broken its content policy, or asked another
 * host for anything.
 */
export async function openApp(
  instance: TestInstance,
  user?: TestClient,
  { path = '/', touch = false, ...options }: AppOptions = {},
): Promise<Page> {
  const browser = await theBrowser();
  const origin = originOf(instance.platform as TestPlatform, instance.slug);
  const settings: BrowserContextOptions = {
    baseURL: origin,
    viewport: viewports.desktop,
    colorScheme: 'light',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    hasTouch: touch,
    isMobile: touch,
    acceptDownloads: true,
    ...options,
  };
  const context = await browser.newContext(settings);
  context.setDefaultTimeout(10_000);
  const [name, value] = user?.cookie?.split('=') ?? [];
  if (name && value)
    await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
  const page = await context.newPage();
  open.set(page, { context, complaints: new Complaints(page, origin) });
  await page.goto(path);
  await settled(page);
  return page;
}

/** Waits until the page shows something, in its own font. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

/** Says that a complaint belongs to the test: it must come before the end of it. */
export function expectComplaint(page: Page, pattern: RegExp): void {
  open.get(page)?.complaints.expect(pattern);
}

async function closeAll(): Promise<string[]> {
  const pages = [...open.entries()];
  open.clear();
  const faults: string[] = [];
  for (const [page, { context, complaints }] of pages) {
    const at = page.url();
    await context.close();
    faults.push(...complaints.faults().map((fault) => `${at}: ${fault}`));
  }
  return faults;
}

afterEach(async () => {
  const faults = await closeAll();
  if (faults.length > 0) throw new Error(`the page complained:\n${[...new Set(faults)].join('\n')}`);
});
afterAll(closeBrowser);
