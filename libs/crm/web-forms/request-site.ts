import type { FastifyRequest } from 'fastify';
import { control } from './form-fields.js';
import type { Sender } from './submission-intake.js';
import type { SubmittedBody } from './submitted-body.js';

/** Where a request comes from: a declared site, the instance itself, another site, or nobody says. */
export type RequestSite = 'declared' | 'own' | 'foreign' | 'unknown';

export function siteOfRequest(
  { headers }: FastifyRequest,
  sites: readonly { readonly origin: string }[],
): RequestSite {
  const { origin, host } = headers;
  // Browsers that hide where they come from send `null`.
  if (origin === undefined || origin === 'null') return 'unknown';
  if (sites.some((site) => site.origin === origin)) return 'declared';
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase() ? 'own' : 'foreign';
}

const withoutQuery = (address: string | undefined): string | null => {
  if (!address || !URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  return origin === 'null' ? null : `${origin}${pathname}`.slice(0, 500);
};

/** The page is what the browser vouches for: its path counts only together with the origin that it named. */
export function senderOf({ headers }: FastifyRequest, body: SubmittedBody): Sender {
  const origin = headers.origin === 'null' ? undefined : headers.origin;
  const told = [body.get(control.page), headers.referer].map(withoutQuery);
  const page = origin
    ? (told.find((each) => each && new URL(each).origin === origin) ?? withoutQuery(origin))
    : (told[1] ?? null);
  return { page, userAgent: headers['user-agent']?.slice(0, 300) ?? null };
}
