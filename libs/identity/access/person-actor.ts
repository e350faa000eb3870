import type { Actor } from '#runtime';

/** Somebody known by name who has no session: for the trail and the journal only, without any right. */
export const personActor = (userId: string, label: string): Actor => ({
  kind: 'user',
  userId,
  label,
  reachOf: () => undefined,
  teamId: undefined,
});
