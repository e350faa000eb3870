import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#kernel';
import { sendProblem, statusOf } from './problem-filter.js';
import { apiPrefix } from './route-list.js';

/** The path of a request, without its query. */
export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '';

export const isApiPath = (path: string): boolean =>
  path === `/${apiPrefix}` || path.startsWith(`/${apiPrefix}/`);

/** Whether a person's browser asks for a page, rather than a program for the API. */
const wantsPage = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !isApiPath(pathOf(request)) &&
  (request.headers.accept ?? '').includes('text/html');

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:20vh auto;padding:0 1.5rem;color-scheme:light dark}';
const stylePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A page without scripts that says in both languages why there is nothing here. */
const refusalPage = ({ fr, en }: Problem['kind']['title']): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>b2o</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${fr}</h1>
<p lang="en">${en}</p>
</main>
</body>
</html>
`;

/**
 * Refuses a request before the application is reached: a page for a browser that asks for one, else a problem. What it
 * says depends on the problem alone.
 */
export function sendRefusal(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  if (!wantsPage(request)) {
    sendProblem(problem, request, reply);
    return;
  }
  const status = statusOf[problem.kind.category];
  if (status === 503) reply.header('retry-after', '5');
  reply
    .status(status)
    .header('content-security-policy', stylePolicy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(refusalPage(problem.kind.title));
}
