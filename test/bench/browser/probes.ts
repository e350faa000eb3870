/** Scripts that run in the page; all times are milliseconds since its navigation began. */

/** Puts `window.bench` into every page before its own scripts: what moved, and waiting by frames instead of timers. */
export const watchers = `{
  const bench = { shift: 0, shifted: [], typedAt: 0 };
  const nameOf = (node) => node ? node.nodeName + '.' + String(node.className || '').slice(0, 60) : 'gone';
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      bench.shift += entry.value;
      bench.shifted.push(Math.round(entry.value * 1e4) / 1e4 + ' at ' + Math.round(entry.startTime) + ' ms: ' +
        (entry.sources || []).map((each) => nameOf(each.node)).join(', '));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('input', (event) => { bench.typedAt = event.timeStamp; }, true);
  addEventListener('click', (event) => { bench.clickedAt = event.timeStamp; }, true);
  addEventListener('pointerup', (event) => { bench.droppedAt = event.timeStamp; }, true);
  // The frame in which it holds is on the screen when the task after it begins.
  bench.shown = (holds) => new Promise((done) => {
    const look = () => {
      if (!holds()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  });
  window.bench = bench;
}`;

const rowsAreThere = `document.querySelector('[role="grid"][aria-busy="false"] [data-row="0"] a.title') !== null`;

/** When the first rows are on the screen. */
export const rowsShown = `bench.shown(() => ${rowsAreThere})`;

/** When the search has the focus: the page listens to keys. */
export const searchReady = `bench.shown(() => document.activeElement && document.activeElement.type === 'search')`;

/** Until the rows of a search are on the screen; answers the time since the last letter. */
export const resultsShown = (words: string): string =>
  `bench.shown(() => new URLSearchParams(location.search).get('q') === ${JSON.stringify(words)} &&
    document.querySelector('[role="grid"][aria-busy="false"]') !== null && ${rowsAreThere})
    .then((at) => at - bench.typedAt)`;

/** Until the page of a record shows its fields; answers the time since the click. */
export const recordShown = (path: string): string =>
  `bench.shown(() => location.pathname === ${JSON.stringify(path)} &&
    document.querySelector('main h1') !== null && document.querySelector('main [data-field]') !== null)
    .then((at) => at - bench.clickedAt)`;

/** When the cards of a board are on the screen. */
export const cardsShown = `bench.shown(() => document.querySelector('[data-column] [data-card]') !== null)`;

/** Until a card that was let go lies in its new column, and until the server has said so too; since it was let go. */
export const cardMoved = (card: string, column: string): string => {
  const place = `[data-column="${column}"] [data-card="${card}"]`;
  return `(async () => {
    const shown = await bench.shown(() => document.querySelector('${place}') !== null);
    const confirmed = await bench.shown(() => document.querySelector('${place}[data-moving="false"]') !== null);
    return { shownMs: shown - bench.droppedAt, confirmedMs: confirmed - bench.droppedAt };
  })()`;
};

/** The first card of each column, and the columns, from left to right. */
export const firstCards = `[...document.querySelectorAll('[data-column]')].map((column) => ({
  column: column.dataset.column, card: column.querySelector('[data-card]')?.dataset.card }))`;

export const pathOfRow = (row: number): string =>
  `document.querySelector('[data-row="${row}"] a.title').getAttribute('href')`;

/** Scrolls the list by some pixels in each frame; answers how long each frame took, in milliseconds. */
export const scrolledFrames = (pixelsPerFrame: number, frames: number): string => `new Promise((done) => {
  const list = document.querySelector('[role="grid"]');
  const took = [];
  let before;
  requestAnimationFrame(function step(now) {
    if (before !== undefined) took.push(now - before);
    before = now;
    list.scrollTop += ${pixelsPerFrame};
    if (took.length < ${frames}) return requestAnimationFrame(step);
    done({ took, rows: list.scrollTop, height: list.scrollHeight - list.clientHeight });
  });
})`;

export interface ScrolledFrames {
  took: number[];
  /** Where it ended, and where it could have ended, in pixels. */
  rows: number;
  height: number;
}
