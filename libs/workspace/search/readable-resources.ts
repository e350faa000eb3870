import { IdentityProblems, UserActor } from '#identity';
import { Problem } from '#kernel';
import { Scopes } from '#runtime';
import { businessModules } from '#tenancy';

/**
 * Whether the actor may read records of a kind in this instance; for routes that name no permission of their own.
 * A right of the HR vault is an HR referent's alone, so nobody else is told of its kinds.
 */
export function mayRead(resource: string): boolean {
  const module = resource.split('.', 1)[0] ?? '';
  const switchable = (businessModules as readonly string[]).includes(module);
  if (switchable && !Scopes.instance().modules.has(module)) return false;
  return Scopes.actor().reachOf(`${resource}.read`) !== undefined;
}

/** @throws Problem SECOND_FACTOR_ENROLMENT_REQUIRED, like every route with a permission. */
export function requireEnrolled(): void {
  const actor = Scopes.actor();
  if (actor instanceof UserActor && actor.facts.requiresSecondFactor && !actor.facts.secondFactor)
    throw new Problem(IdentityProblems.SECOND_FACTOR_ENROLMENT_REQUIRED);
}
