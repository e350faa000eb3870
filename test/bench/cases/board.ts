import { closeBrowser } from '../../../libs/testing/browser/chromium.js';
import { cardMoved, cardsShown, firstCards } from '../browser/probes.js';
import { buildWeb, Visitor } from '../browser/visitor.js';
import { median, percentile, type Report, round } from '../report.js';
import type { World } from '../world.js';
import { sellingInstance } from './sales.js';

const moves = 40;

/** Somebody draws opportunities from stage to stage, on the board of a company that has sold for years. */
export async function boardCase(world: World, report: Report): Promise<void> {
  buildWeb();
  const row = await sellingInstance(world);
  try {
    await world.withServer(async (server) => {
      const { origin, cookie } = world.browserSession(row.slug, server.origin);
      const visitor = await Visitor.arrive(origin, cookie);
      await visitor.go('/crm/opportunities');
      await visitor.ask(cardsShown);
      // What is fetched for later is not what is measured.
      await visitor.page.waitForTimeout(2_000);
      const times = [];
      for (let n = 0; n < moves; n += 1) times.push(await move(visitor, n % 2));
      const [shown, confirmed] = [
        times.map(({ shownMs }) => shownMs),
        times.map(({ confirmedMs }) => confirmedMs),
      ];
      report.add(
        {
          case: 'a card drawn to another stage',
          shownP50Ms: round(median(shown)),
          shownP95Ms: round(percentile(shown, 0.95)),
          confirmedP50Ms: round(median(confirmed)),
          confirmedP95Ms: round(percentile(confirmed, 0.95)),
        },
        [{ figure: 'confirmedP95Ms', below: 100 }],
      );
      await visitor.leave();
    });
  } finally {
    await closeBrowser();
  }
}

/** Draws the first card of the first or second column to the other of the two. */
async function move(visitor: Visitor, from: number): Promise<{ shownMs: number; confirmedMs: number }> {
  const { page } = visitor;
  const columns = await visitor.ask<{ column: string; card: string }[]>(firstCards);
  const [start, end] = [columns[from], columns[1 - from]];
  if (!start?.card || !end) throw new Error('no card to draw');
  const card = await page.locator(`[data-card="${start.card}"]`).boundingBox();
  const column = await page.locator(`[data-column="${end.column}"]`).boundingBox();
  if (!card || !column) throw new Error('the board is not on the screen');
  await page.mouse.move(card.x + 20, card.y + 40);
  await page.mouse.down();
  await page.mouse.move(card.x + 50, card.y + 50, { steps: 3 });
  await page.mouse.move(column.x + 80, column.y + 160, { steps: 6 });
  await page.mouse.up();
  const took = await visitor.ask<{ shownMs: number; confirmedMs: number }>(cardMoved(start.card, end.column));
  // Nobody draws faster; and what the move made the server tell others has been heard.
  await page.waitForTimeout(700);
  return took;
}
