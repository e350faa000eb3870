import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { CommonProblems, Problem } from '#kernel';
import type { AppConfig } from '../config/app-config.js';
import { isTooDeep } from './body-depth.js';
import { sendProblem } from './problem-filter.js';
import { acceptRawBodies, RawContent } from './raw-body.js';

/** Bytes of a JSON body; files have their own routes and limits. */
const bodyLimit = 1024 * 1024;

const apiPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Swagger UI draws itself with inline styles and one inline script of ours with no user data. */
const documentationPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Fastify as the product needs it: strict, with bounded inputs and the headers of security.md section 3. */
export function createHttpAdapter(config: AppConfig): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 200 },
    requestTimeout: 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    exposeHeadRoutes: false,
    frameworkErrors: (_: unknown, request: unknown, reply: unknown) => {
      sendProblem(new Problem(CommonProblems.MALFORMED_REQUEST), request as never, reply as never);
    },
    clientErrorHandler: (_, socket) => {
      if (socket.writable)
        socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      else socket.destroy();
    },
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  const hsts = config.publicUrlScheme === 'https';
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    if (!reply.hasHeader('cross-origin-resource-policy'))
      reply.header('cross-origin-resource-policy', 'same-origin');
    if (hsts) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    const documentation = request.url.startsWith('/api/docs');
    if (!reply.hasHeader('content-security-policy'))
      if (!reply.hasHeader('content-security-policy'))
        // A page brings its own policy.
        reply.header('content-security-policy', documentation ? documentationPolicy : apiPolicy);
    reply.header('x-robots-tag', 'noindex, nofollow');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done();
  });
  acceptRawBodies(fastify);
  fastify.addHook('preValidation', (request, _reply, done) => {
    const isFile = request.body instanceof RawContent;
    if (!isFile && isTooDeep(request.body)) done(new Problem(CommonProblems.MALFORMED_REQUEST));
    else done();
  });
  return adapter;
}
