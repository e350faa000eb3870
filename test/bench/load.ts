import autocannon from 'autocannon';
import { percentile } from './report.js';

export interface LoadRequest {
  path: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p95Ms: number;
}

/** Clients that send their next request when the previous one is answered. */
export const connections = 16;

/**
 * Sends requests for some seconds over 16 connections, each beginning elsewhere in the list.
 * @param perSecond as many a second as people would; without it, each as soon as the one before is answered.
 * @throws Error when a single answer is not a success: a fast refusal is no result.
 */
export async function load(
  origin: string,
  requests: readonly LoadRequest[],
  seconds: number,
  perSecond?: number,
): Promise<LoadResult> {
  const times: number[] = [];
  let next = 0;
  const options = {
    url: origin,
    connections,
    duration: seconds,
    timeout: 30,
    requests: [...requests],
    ...(perSecond !== undefined && { overallRate: perSecond }),
    setupClient: (client: autocannon.Client) => {
      const start = Math.floor((next * requests.length) / connections);
      next += 1;
      client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
    },
  };
  const { errors, timeouts, non2xx, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error: unknown, result) => (error ? reject(error) : resolve(result)));
    run.on('response', (_client, _status, _bytes, time) => times.push(time));
  });
  if (errors + timeouts + non2xx > 0) {
    throw new Error(`${origin}: ${errors} errors, ${timeouts} timeouts, ${non2xx} answers other than 2xx`);
  }
  return {
    requestsPerSecond: times.length / duration,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  };
}
