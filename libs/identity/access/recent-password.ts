import { Problem } from '#kernel';
import { IdentityProblems } from '../identity.problems.js';
import type { UserActor } from './user-actor.js';

/** How long a proof of the password stays recent, in milliseconds. */
const recentPasswordMs = 15 * 60_000;

/** @throws Problem PASSWORD_CONFIRMATION_REQUIRED when the person proved the password too long ago. */
export function requireRecentPassword({ facts }: UserActor): void {
  if (Date.now() - facts.authenticatedAt.getTime() > recentPasswordMs) {
    throw new Problem(IdentityProblems.PASSWORD_CONFIRMATION_REQUIRED);
  }
}
