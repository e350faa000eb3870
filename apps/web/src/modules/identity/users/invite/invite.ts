import { ApiProblem, request } from '@/api/http';
import { users } from '../user.record';
import type { Invitee } from './addresses';

/** What the invited people have in common. */
export interface InvitationTerms {
  roleId: string;
  teamId: string | null;
  language: 'fr' | 'en';
}

/** How one invitation went; `problem` says why it was refused. */
export interface Outcome {
  email: string;
  id?: string;
  problem?: string;
}

/** Invites one person after the other: what is refused for one is told, and does not hold back the others. */
export async function inviteAll(
  people: readonly Invitee[],
  terms: InvitationTerms,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  for (const person of people) {
    try {
      const { id } = await invite(person, terms);
      onOutcome({ email: person.email, id });
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.isOffline) throw problem;
      onOutcome({ email: person.email, problem: problem.fields[0]?.message ?? problem.message });
    }
  }
}

/** @throws ApiProblem such as USER_EXISTS. */
export function invite(
  { email, firstName, lastName }: Invitee,
  terms: InvitationTerms,
): Promise<{ id: string }> {
  return request(users.meta.path, {
    method: 'POST',
    body: { email, ...(firstName && { firstName }), ...(lastName && { lastName }), ...terms },
    idempotencyKey: crypto.randomUUID(),
  });
}
