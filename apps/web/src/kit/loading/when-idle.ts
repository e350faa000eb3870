/** Milliseconds that a page has for itself before anything is fetched that may be wanted next. */
const ahead = 1_500;

/** Fetches what is likely to be wanted next once the browser has nothing else to do; without a network, never mind. */
export function whenIdle(load: () => Promise<unknown>): void {
  const fetchIt = () => void (navigator.onLine && load().catch(() => undefined));
  setTimeout(() => ('requestIdleCallback' in globalThis ? requestIdleCallback(fetchIt) : fetchIt()), ahead);
}
