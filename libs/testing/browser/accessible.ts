import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA, with the rules of the versions before it. https://www.w3.org/TR/WCAG22/ */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What the other colours may change of a page; the rest of it is the same, and was looked at. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Two frames, so that the theme is applied, then the end of what moves: a colour on its way is no contrast to judge. */
const still = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => Promise.allSettled(document.getAnimations()
    .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity).map((each) => each.finished)))
  .then(() => undefined)`;

/** Fails on anything that axe finds in the page, in light and in dark. @throws Error with each element and why. */
export async function expectAccessible(page: Page): Promise<void> {
  const faults: string[] = [];
  const before = await page.evaluate<boolean>("matchMedia('(prefers-color-scheme: dark)').matches");
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(still);
    // Legacy: in the page alone, as there are no frames of other hosts to look into, for which it opens one more page.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (colorScheme === 'light'
      ? axe.withTags(rules)
      : axe.withRules(ofColours)
    ).analyze();
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) {
        faults.push(
          `${colorScheme}, ${id}: ${target.join(' ')}\n  ${failureSummary?.replaceAll('\n', '\n  ')}`,
        );
      }
    }
  }
  await page.emulateMedia({ colorScheme: before ? 'dark' : 'light' });
  if (faults.length > 0) throw new Error(`the page is not accessible:\n${faults.join('\n')}`);
}
