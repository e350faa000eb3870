import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppConfig } from '#runtime';

/**
 * The session cookie: host-only, so that a sibling instance can neither read nor set it. The `__Host-` prefix needs
 * https; over plain http (a developer's machine) the cookie has its bare name.
 */
export const cookieName = (config: AppConfig): string =>
  config.publicUrlScheme === 'https' ? '__Host-sid' : 'sid';

export function readCookie(request: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  const header = request.headers.cookie;
  if (!header) return undefined;
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  // Two cookies of one name: one of them was tossed at us by another host.
  return values.length === 1 ? values[0] : undefined;
}

export function setCookie(
  reply: FastifyReply,
  config: AppConfig,
  token: string,
  maxAgeSeconds: number,
): void {
  const secure = config.publicUrlScheme === 'https' ? '; Secure' : '';
  reply.header(
    'set-cookie',
    `${cookieName(config)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`,
  );
}

export function clearCookie(reply: FastifyReply, config: AppConfig): void {
  setCookie(reply, config, '', 0);
  reply.header('clear-site-data', '"cache", "storage"');
}
