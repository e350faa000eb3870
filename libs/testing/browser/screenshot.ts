import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '#runtime';

/** Keeps a picture of the page in `.data/screenshots` when B2O_SCREENSHOTS is set: for people to look at. */
export async function screenshot(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  if (!process.env['B2O_SCREENSHOTS']) return;
  const folder = join(projectRoot, '.data', 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage, animations: 'disabled' });
}
