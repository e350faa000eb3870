import { queryClient } from '@/api/query-client';

/** Milliseconds between two looks whether the page still waits for anything. */
const pauseMs = 50;

/**
 * Fetches what is likely to be wanted next as soon as the page has what it asked for and the browser nothing else to
 * do: before people have read enough to type, whose requests would then wait behind it. Without a network, never mind.
 */
export function whenIdle(load: () => Promise<unknown>): void {
  const fetchIt = () => void (navigator.onLine && load().catch(() => undefined));
  const look = (): void => {
    if (queryClient.isFetching() > 0) wait();
    else if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchIt);
    else fetchIt();
  };
  const wait = () => void setTimeout(look, pauseMs);
  wait();
}
