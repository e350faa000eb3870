import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
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
/** What somebody in a hurry leaves between an answer and the next request, in milliseconds, in the mean. */
const inAHurryMs = 500;

/** Where each client begins in a list of requests: all as far apart as can be. */
const startOf = (client: number, requests: readonly LoadRequest[]): number =>
  Math.floor((client * requests.length) / connections);

/**
 * Sends requests for some seconds over 16 connections, each beginning elsewhere in the list.
 * @throws Error when a single answer is not a success: a fast refusal is no result.
 */
export async function load(
  origin: string,
  requests: readonly LoadRequest[],
  seconds: number,
): Promise<LoadResult> {
  const times: number[] = [];
  let next = 0;
  const options = {
    url: origin,
    connections,
    duration: seconds,
    timeout: 30,
    requests: [...requests],
    setupClient: (client: autocannon.Client) => {
      const start = startOf(next, requests);
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

/**
 * What 16 people at work wait for: each on a connection of their own, thinking between an answer and the next request,
 * none in step with another.
 * @param pauseMs what each leaves between an answer and the next request, in the mean.
 * @throws Error when a single answer is not a success.
 */
export async function people(
  origin: string,
  requests: readonly LoadRequest[],
  seconds: number,
  pauseMs = inAHurryMs,
): Promise<LoadResult> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  const person = async (place: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = startOf(place, requests); ; turn += 1) {
      await sleep(Math.random() * 2 * pauseMs);
      if (performance.now() > until) break;
      const asked = requests[turn % requests.length] as LoadRequest;
      const started = performance.now();
      await answered(agent, origin, asked);
      times.push(performance.now() - started);
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: connections }, (_, place) => person(place)));
  return {
    requestsPerSecond: times.length / seconds,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  };
}

function answered(agent: Agent, origin: string, { path, method, headers, body }: LoadRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { agent, method: method ?? 'GET', headers: headers ?? {} });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      const { statusCode = 0 } = answer;
      answer.on('error', reject);
      answer.on('end', () =>
        statusCode < 300 ? resolve() : reject(new Error(`${path} answered ${statusCode}`)),
      );
      answer.resume();
    });
    asked.end(body);
  });
}
