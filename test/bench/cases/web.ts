import { closeBrowser } from '../../../libs/testing/browser/chromium.js';
import {
  pathOfRow,
  recordShown,
  resultsShown,
  rowsShown,
  type ScrolledFrames,
  scrolledFrames,
  searchReady,
} from '../browser/probes.js';
import { buildWeb, Visitor } from '../browser/visitor.js';
import { median, percentile, type Report, round } from '../report.js';
import { copyContacts, searches } from '../seed.js';
import type { World } from '../world.js';

const rows = 20_000;
const list = '/crm/contacts';
/** A laptop of some years ago, or a good telephone. */
const slowness = 4;
const loads = 5;
const opened = 12;
/** Pause between two letters of a quick typist, in milliseconds. */
const typingPause = 60;

/** A working day in a real browser: the list of 20,000 contacts is opened, searched, scrolled, and left for a record. */
export async function webCases(world: World, report: Report): Promise<void> {
  buildWeb();
  const { row } = await world.instance();
  await copyContacts(world.sql, [row.schema], rows);
  try {
    await world.withServer(async (server) => {
      const { origin, cookie } = world.browserSession(row.slug, server.origin);
      const arrive = () => Visitor.arrive(origin, cookie);
      await firstLoads(arrive, report);
      const visitor = await arrive();
      await visitor.go(list);
      await visitor.ask(rowsShown);
      await searching(visitor, report);
      await opening(visitor, report);
      await visitor.go(list);
      await visitor.ask(rowsShown);
      await scrolling(visitor, report);
      await visitor.leave();
      await recordLoad(arrive, report);
    });
  } finally {
    await closeBrowser();
  }
}

/** Loads the list until its rows are shown and its keys work. */
async function load(visitor: Visitor): Promise<{ shownMs: number; usableMs: number }> {
  await visitor.go(list);
  const shownMs = await visitor.ask<number>(rowsShown);
  await visitor.page.keyboard.press('/');
  return { shownMs, usableMs: await visitor.ask<number>(searchReady) };
}

async function firstLoads(arrive: () => Promise<Visitor>, report: Report): Promise<void> {
  const cold: Awaited<ReturnType<typeof load>>[] = [];
  const [warm, warmSlow, shifts, kilobytes, requests] = [[], [], [], [], []] as number[][] as [
    number[],
    number[],
    number[],
    number[],
    number[],
  ];
  for (let n = 0; n < loads; n += 1) {
    const visitor = await arrive();
    await visitor.slowDown(slowness);
    cold.push(await load(visitor));
    const { score, what } = await visitor.shift();
    shifts.push(score);
    if (n === 0) for (const line of what) report.note(`moved in the first load: ${line}`);
    const { bytes, requests: count } = visitor.transferred;
    kilobytes.push(bytes / 1_000);
    requests.push(count);
    warmSlow.push((await load(visitor)).usableMs);
    await visitor.slowDown(1);
    warm.push((await load(visitor)).usableMs);
    await visitor.leave();
  }
  const usable = cold.map(({ usableMs }) => usableMs);
  report.add(
    {
      case: `first load of the list, nothing cached, processor ${slowness} times slower`,
      shownMs: round(median(cold.map(({ shownMs }) => shownMs)), 0),
      usableMs: round(median(usable), 0),
      slowestMs: round(Math.max(...usable), 0),
      transferredKb: round(median(kilobytes)),
      requests: median(requests),
      layoutShift: round(Math.max(...shifts), 4),
    },
    [
      { figure: 'usableMs', below: 2_500 },
      { figure: 'layoutShift', below: 0.02 },
    ],
  );
  report.add(
    {
      case: 'load of the list, scripts cached',
      usableMs: round(median(warm), 0),
      slowestMs: round(Math.max(...warm), 0),
      slowProcessorMs: round(median(warmSlow), 0),
    },
    [{ figure: 'usableMs', below: 1_000 }],
  );
}

/** From the last letter to the rows of the answer, the pause that the search waits for included. */
async function searching(visitor: Visitor, report: Report): Promise<void> {
  const { page } = visitor;
  const times: number[] = [];
  for (const words of [...searches, ...searches.map((each) => each.slice(0, 4))]) {
    await page.keyboard.press('/');
    await visitor.ask(searchReady);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(words, { delay: typingPause });
    times.push(await visitor.ask<number>(resultsShown(words)));
  }
  report.add(
    {
      case: 'search while typing',
      p50Ms: round(median(times)),
      p95Ms: round(percentile(times, 0.95)),
      words: times.length,
    },
    [
      { figure: 'p50Ms', below: 150 },
      { figure: 'p95Ms', below: 150 },
    ],
  );
}

async function opening(visitor: Visitor, report: Report): Promise<void> {
  await visitor.go(list);
  await visitor.ask(rowsShown);
  const times: number[] = [];
  for (let n = 0; n < opened; n += 1) {
    const path = await visitor.ask<string>(pathOfRow(n));
    await visitor.page.locator(`[data-row="${n}"] a.title`).click();
    times.push(await visitor.ask<number>(recordShown(path)));
    await visitor.page.goBack();
    await visitor.ask(rowsShown);
  }
  const [first = Number.NaN, ...later] = times;
  report.add(
    {
      case: 'open a record from the list',
      firstMs: round(first),
      p50Ms: round(median(later)),
      slowestMs: round(Math.max(...later)),
    },
    [
      { figure: 'firstMs', below: 300 },
      { figure: 'p50Ms', below: 300 },
    ],
  );
}

/** Calmly with the wheel, and from one end to the other in ten seconds, where each frame shows other rows. */
async function scrolling(visitor: Visitor, report: Report): Promise<void> {
  for (const [name, pixels, count] of [
    ['scroll as with a wheel', 40, 300],
    ['scroll through all 20,000 rows', 1_400, 600],
  ] as const) {
    await visitor.ask(`document.querySelector('[role="grid"]').scrollTop = 0`);
    await visitor.page.waitForTimeout(500);
    const { took, rows: reached, height } = await visitor.ask<ScrolledFrames>(scrolledFrames(pixels, count));
    const total = took.reduce((sum, each) => sum + each, 0);
    report.add(
      {
        case: name,
        framesPerSecond: round((took.length * 1_000) / total),
        p95FrameMs: round(percentile(took, 0.95)),
        worstFrameMs: round(Math.max(...took)),
        share: round(reached / height, 2),
      },
      [{ figure: 'framesPerSecond', atLeast: 55 }],
    );
  }
}

async function recordLoad(arrive: () => Promise<Visitor>, report: Report): Promise<void> {
  const visitor = await arrive();
  await visitor.go(list);
  await visitor.ask(rowsShown);
  const path = await visitor.ask<string>(pathOfRow(3));
  await visitor.go(path);
  await visitor.page.locator('main [data-field]').first().waitFor();
  const { score, what } = await visitor.shift();
  for (const line of what) report.note(`moved on the page of a record: ${line}`);
  report.add({ case: 'load of a record', layoutShift: round(score, 4) }, [
    { figure: 'layoutShift', below: 0.02 },
  ]);
  await visitor.leave();
}
