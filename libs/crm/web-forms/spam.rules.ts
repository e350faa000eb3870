import type { SubmittedAnswerPart } from './submission.entity.js';

export const spamReasons = ['trap', 'no-token', 'too-fast', 'old-token', 'links'] as const;
export type SpamReason = (typeof spamReasons)[number];

/** People need longer to fill a form in; the page that only asks to send again is done sooner. */
const leastMs = 2_500;
const leastReviewMs = 600;
/** Somebody may leave a page open over the weekend. */
const mostMs = 7 * 86_400_000;

export interface SpamFacts {
  /** What stands in the field that people do not see. */
  readonly trap: string | undefined;
  /** How long ago the form was fetched; undefined without a token of ours. */
  readonly ageMs: number | undefined;
  /** The answers were shown again before they were sent. */
  readonly reviewed: boolean;
  readonly answers: readonly SubmittedAnswerPart[];
}

const link = /https?:\/\/|www\.|\[url/i;
const names = new Set(['firstName', 'lastName', 'companyName', 'addresses.city', 'phone']);

/** Why something that came in is not taken for a person's; undefined where it is. */
export function spamReason({ trap, ageMs, reviewed, answers }: SpamFacts): SpamReason | undefined {
  if (trap) return 'trap';
  if (ageMs === undefined) return 'no-token';
  if (ageMs < (reviewed ? leastReviewMs : leastMs)) return 'too-fast';
  if (ageMs > mostMs) return 'old-token';
  const linked = answers.some(({ name, value }) => names.has(name) && link.test(value));
  const need = answers.find(({ name }) => name === 'need')?.value ?? '';
  return linked || need.split(link).length > 4 ? 'links' : undefined;
}
