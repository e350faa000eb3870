import type { Locator, Page } from '#testing/browser';

type Place = Page | Locator;

/** Waits for the page of this name. */
export const title = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
export const link = (place: Place, name: string) => place.getByRole('link', { name, exact: true });
export const field = (place: Place, label: string) => place.getByLabel(label, { exact: true });
export const press = (place: Place, name: string) => place.getByRole('button', { name, exact: true }).click();
export const alert = (place: Place, words: string | RegExp) =>
  place.getByRole('alert').getByText(words).waitFor();
export const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
export const mainMenu = (page: Page) => page.getByRole('navigation', { name: 'Navigation principale' });

/** Chooses from the menu of one's own account. */
export async function chooseInAccountMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Compte :|Account:/ }).click();
  await page.getByRole('menu').getByText(name, { exact: true }).click();
}

/** What stands behind the host. */
export const pathOf = (address: string) => address.replace(/^https?:\/\/[^/]+/, '');

export const fitsItsWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

export const isFocusInContent = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('main') !== null);

/** Text, label or id of what has the focus. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute('aria-label') || at?.textContent?.trim() || at?.getAttribute('name') || at?.id || '';
  });

/** Whether the focus can be seen: a ring of two pixels around it, or around the field that it is in. */
export const isFocusSeen = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const frames = [at, at?.closest('.MuiInputBase-root'), at?.parentElement?.querySelector('fieldset')];
    return frames.some((frame) => {
      if (!frame) return false;
      const { outlineStyle, outlineWidth, borderTopWidth } = getComputedStyle(frame);
      const ring = outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
      return Math.max(ring, frame instanceof HTMLFieldSetElement ? Number.parseFloat(borderTopWidth) : 0) >= 2;
    });
  });

/** Walks on by Tab, over nothing that hides the focus. @throws Error when the name is not reached. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (!(await isFocusSeen(page))) throw new Error(`the focus on "${at}" cannot be seen`);
    if (at === name) return;
  }
  throw new Error(`"${name}" is not reached by Tab`);
}
