import type { FastifyRequest } from 'fastify';
import { CommonProblems, Problem } from '#kernel';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses an unsafe request that another site may have caused. Sibling instances are same-site for browsers, so the
 * cookie's SameSite alone does not separate them (OWASP ASVS 5.0 3.5.1). A client that is no browser sends neither
 * header and names itself in `X-B2O-Client`, which no cross-site form can.
 * @throws Problem CROSS_SITE_REQUEST
 */
export function requireSameOrigin(request: FastifyRequest): void {
  if (safeMethods.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin') return;
  if (site === undefined) {
    const { origin, host } = request.headers;
    if (origin === undefined) {
      if (request.headers['x-b2o-client']) return;
    } else if (URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()) {
      return;
    }
  }
  throw new Problem(CommonProblems.CROSS_SITE_REQUEST);
}
