import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '../config/project-root.js';
import type { AppLogger } from '../logging/logger.js';
import { isApiPath, pathOf } from './page-request.js';

/** Stands in index.html wherever the nonce of a request belongs. */
const placeholder = '__NONCE__';

/** Names of these files are their content's hash: they never change. */
const forEver = 'public, max-age=31536000, immutable';
const forAnHour = 'public, max-age=3600';

/** Scripts that clients put into pages of their own sites. */
const forOtherSites = 'forms/';

/**
 * Content security policy of a page (CSP 3): only scripts that carry this answer's nonce run, and what they load; all
 * else comes from this very host. Pictures and previews of files are blobs.
 */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    'frame-src blob:',
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'report-uri /api/csp-reports',
  ].join('; ');

/**
 * Serves the web application outside /api: its files as they were built, and its one page for every other address, so
 * that any screen can be opened by its link. Without a build, all of it is unknown.
 */
export function serveWebApp(
  fastify: FastifyInstance,
  logger: AppLogger,
  folder: string = join(projectRoot, 'dist', 'web'),
): void {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) {
    logger.info({ folder }, 'the web application is not built: this server answers its API only');
    return;
  }
  const pieces = readFileSync(index, 'utf8').split(placeholder);
  const files = filesIn(folder);
  fastify.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, preCompressed: true });
  fastify.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => {
      const path = pathOf(request);
      const file = path.slice(1);
      if (files.has(file)) {
        reply.header('cache-control', file.startsWith('assets/') ? forEver : forAnHour);
        if (file.startsWith(forOtherSites)) reply.header('cross-origin-resource-policy', 'cross-origin');
        return reply.sendFile(file);
      }
      if (isApiPath(path) || isNoPage(path)) return reply.callNotFound();
      const nonce = randomBytes(16).toString('base64');
      return reply
        .header('content-security-policy', pagePolicy(nonce))
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(pieces.join(nonce));
    },
  });
}

/**
 * Whether the application cannot have a screen here: a page has no dot in its last step, since a file of a former
 * build must not be answered by the page, and `//host` is the address of another host.
 */
const isNoPage = (path: string): boolean =>
  path.startsWith('//') || path.startsWith('/assets/') || path.slice(path.lastIndexOf('/')).includes('.');

/** Files that anyone may have, by their paths: neither the page itself, nor its compressed copies, nor hidden ones. */
function filesIn(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  return new Set(
    paths.filter((path) => path !== 'index.html' && !/(^|\/)\./.test(path) && !/\.(br|gz)$/.test(path)),
  );
}
