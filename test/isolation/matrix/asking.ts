import type { Route } from '#runtime';
import type { TestAnswer, TestPlatform, TestRequest } from '#testing';
import type { Person } from './people.js';

/** What two answers are compared by: all that a client can see but the time and the correlation id. */
export interface Seen {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

/** The person's answer; each request has a client of its own, so that no cookie is lost or won on the way. */
export async function ask(
  platform: TestPlatform,
  person: Person,
  route: Route,
  id: string | undefined,
  request: TestRequest,
): Promise<TestAnswer> {
  const client = platform.client(person.instance.slug);
  client.cookie = person.cookie;
  const path = id === undefined ? route.path : route.path.replace(/\{\w+\}/, encodeURIComponent(id));
  const headers = { 'if-match': '"1"', ...request.headers };
  return client.send(route.method.toUpperCase(), path, { ...request, headers });
}

/** The id itself may be repeated to the one who sent it. */
export function seen(answer: TestAnswer, id = ''): Seen {
  const { date: _, 'x-correlation-id': __, ...headers } = answer.headers;
  const text = answer.text.replace(/"correlationId":"[^"]*"/, '');
  return { status: answer.status, headers, text: id ? text.replaceAll(id, '<id>') : text };
}
