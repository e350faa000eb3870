import type { Locator, Page } from '#testing/browser';

type Place = Page | Locator;

/** Waits for the page of this name. */
export const title = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
export const link = (place: Place, name: string) => place.getByRole('link', { name, exact: true });
export const field = (place: Place, label: string) => place.getByLabel(label, { exact: true });
/** A line of text by its label, whether it must be filled or not. */
export const box = (place: Place, label: string) => place.getByRole('textbox', { name: label, exact: true });
export const press = (place: Place, name: string) => place.getByRole('button', { name, exact: true }).click();
export const alert = (place: Place, words: string | RegExp) =>
  place.getByRole('alert').getByText(words).waitFor();
export const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
export const mainMenu = (page: Page) => page.getByRole('navigation', { name: 'Navigation principale' });

/** Chooses from the menu of one's own account. */
export async function chooseInAccountMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Compte :|Account of/ }).click();
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
    return (
      at?.getAttribute('aria-label') || at?.textContent?.trim() || at?.getAttribute('name') || at?.id || ''
    );
  });

/** Waits until the focus can be seen: a ring of two pixels, or the frame of the field that it is in. @throws Error */
export async function expectFocusSeen(page: Page): Promise<void> {
  const isSeen = () => {
    const at = document.activeElement;
    const frame = at?.parentElement?.querySelector('fieldset');
    const ring = at && getComputedStyle(at);
    return (
      (ring && ring.outlineStyle !== 'none' && Number.parseFloat(ring.outlineWidth) >= 2) ||
      (frame && Number.parseFloat(getComputedStyle(frame).borderTopWidth) >= 2)
    );
  };
  await page.waitForFunction(isSeen, undefined, { timeout: 2_000 }).catch(async () => {
    throw new Error(`the focus on "${await focused(page)}" cannot be seen`);
  });
}

/** Walks on by Tab, over nothing that hides the focus. @throws Error when the name is not reached. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
    if ((await focused(page)) === name) return;
  }
  throw new Error(`"${name}" is not reached by Tab`);
}
