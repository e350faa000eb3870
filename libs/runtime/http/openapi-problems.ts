import type { OpenAPIObject } from '@nestjs/swagger';
import type { Route } from './route-list.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schema = Record<string, unknown>;

/** RFC 9457 with our members; every refusal has this form. */
export const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'correlationId'],
  properties: {
    type: { type: 'string', examples: ['urn:b2o:problem:not-found'] },
    title: { type: 'string', description: "For people, in the client's language" },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: clients may rely on it', examples: ['NOT_FOUND'] },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      description: 'What is wrong with each field',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: {
          field: { type: 'string', examples: ['emails.0.address'] },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
    version: { type: 'integer', description: 'Of a stale write: the stored version' },
    current: { description: 'Of a stale write: the stored record' },
    retryAfter: { type: 'integer', description: 'Seconds' },
    correlationId: { type: 'string', format: 'uuid', description: 'Name it when you ask for help' },
  },
};

const meanings: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Nobody is signed in',
  403: 'The right is missing, or the request comes from another site',
  404: 'Not found: unknown, of another instance or out of reach',
  409: 'The state of the record does not allow it, or its version is stale',
  413: 'The body is too large',
  415: 'The body is not of an accepted type',
  422: 'Some values need correcting',
  428: 'If-Match is missing',
  429: 'Too many requests',
};

/** The refusals that a route may answer, documented. */
export function problemResponses(route: Route, operation: Operation): Operation['responses'] {
  const unsafe = route.method !== 'get';
  const parameters = (operation.parameters ?? []) as { in?: string; name?: string }[];
  const statuses = [429];
  if (route.policy?.kind !== 'public') statuses.push(401);
  if (route.policy?.kind === 'permission' || unsafe) statuses.push(403);
  if (route.path.includes('{') || route.module) statuses.push(404);
  if (unsafe) statuses.push(400, 409);
  if (operation.requestBody) statuses.push(413, 415, 422);
  if (parameters.some((each) => each.in === 'query')) statuses.push(422);
  if (parameters.some((each) => each.name?.toLowerCase() === 'if-match')) statuses.push(428);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const responses: Operation['responses'] = {};
  for (const status of statuses) responses[status] = { description: meanings[status] ?? '', content };
  return { ...responses, default: { description: 'Any other refusal', content } };
}
