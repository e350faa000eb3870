/** What a server said of one mail; the members of MailRefused that matter here. */
export interface Refusal {
  readonly permanent: boolean;
  readonly code: string;
  readonly response: string;
  readonly stage: 'connection' | 'sign-in' | 'sender' | 'recipient' | 'message';
  readonly message: string;
}

/** What becomes of a recipient whose mail was refused. */
export type Outcome =
  /** The address does not exist, or takes nothing: told to the consents. */
  | { readonly kind: 'bounced' }
  /** The message, not the address, is refused for good. */
  | { readonly kind: 'skipped'; readonly reason: 'message-refused' | 'temporary-refusal' }
  /** The server asks to come back later. */
  | { readonly kind: 'later'; readonly minutes: number }
  /** Nothing can be sent to anybody: the mail certainly did not leave. */
  | { readonly kind: 'outage' }
  /** The line broke after the message was handed over: it may have arrived. */
  | { readonly kind: 'unknown' };

/** After how many minutes a mail is offered again to a server that put it off; then it is given up. */
export const backoffMinutes: readonly number[] = [15, 60, 240];

/** A line that broke, unless the words beside say that there never was one. */
const brokenLine = /^(ECONNECTION|ESOCKET|ETIMEDOUT|ECONNRESET|EPIPE|EPROTOCOL|ESTREAM|ESMTP)$/;
const neverReached =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|Connection timeout|Greeting never received/i;

/** @param attempts how often this mail was offered, this time included. */
export function outcomeOf(refusal: Refusal, attempts: number): Outcome {
  const { permanent, code, response, stage, message } = refusal;
  if (stage === 'sign-in' || stage === 'sender') return { kind: 'outage' };
  if (stage === 'connection')
    return brokenLine.test(code) && !neverReached.test(message) ? { kind: 'unknown' } : { kind: 'outage' };
  // A reply code came, or the line broke while the message was on its way.
  if (!response) return stage === 'recipient' ? later(attempts) : { kind: 'unknown' };
  if (!permanent) return later(attempts);
  const isAboutAddress = stage === 'recipient' || code.startsWith('5.1.') || code.startsWith('5.2.');
  return isAboutAddress ? { kind: 'bounced' } : { kind: 'skipped', reason: 'message-refused' };
}

function later(attempts: number): Outcome {
  const minutes = backoffMinutes[attempts - 1];
  return minutes === undefined
    ? { kind: 'skipped', reason: 'temporary-refusal' }
    : { kind: 'later', minutes };
}

/** How many mails a batch may send, and how long the next one waits from its start. */
export function paceOf(ratePerMinute: number): { size: number; intervalMs: number } {
  const intervalMs = Math.max(5_000, Math.ceil(60_000 / ratePerMinute));
  return { size: Math.max(1, Math.floor((ratePerMinute * intervalMs) / 60_000)), intervalMs };
}

/** Batches in a row that find no server, before somebody must look. */
export const mostFailures = 10;

/** How long a campaign waits for a server that does not answer. */
export const outagePauseMs = (failures: number): number => Math.min(30, 2 ** (failures - 1)) * 60_000;
