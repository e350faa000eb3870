import type { UserActor } from '#identity';
import { type Actor, type InstanceRef, type Reach, type RecordChange, Scopes } from '#runtime';
import { isBusinessModule } from '#tenancy';
import type { ChangeEvent } from '../live/live-events.js';

/** What no role has a right to read, since everybody may: which fields there are. */
const everybodys: ReadonlySet<string> = new Set(['workspace.custom-field']);

/** Who reads, and where. */
export interface Reader {
  readonly actor: UserActor;
  readonly instance: InstanceRef;
}

/**
 * How far the right to read a kind of record reaches: as the routes of that kind decide it. A right of the HR vault is
 * an HR referent's alone, so nobody else is told of its kinds.
 */
function reachIn(instance: InstanceRef, actor: Actor, resource: string): Reach | undefined {
  if (everybodys.has(resource)) return 'all';
  const [module = ''] = resource.split('.', 1);
  if (isBusinessModule(module) && !instance.modules.has(module)) return undefined;
  return actor.reachOf(`${resource}.read`);
}

/** Whether whoever acts may read records of a kind; for routes that name no permission of their own. */
export const mayRead = (resource: string): boolean =>
  reachIn(Scopes.instance(), Scopes.actor(), resource) !== undefined;

/** How far a reader's right reaches at this moment, whatever it was when they began to listen. */
export function readReach({ actor, instance }: Reader, resource: string): Reach | undefined {
  const { requiresSecondFactor, secondFactor } = actor.facts;
  if (requiresSecondFactor && !secondFactor) return undefined;
  return reachIn(instance, actor, resource);
}

/**
 * What a reader may learn of a change: all of it, only that some records of the kind changed, or nothing. Whether a
 * record of a colleague is within reach would cost a question for each event and reader: they learn that something
 * changed and ask again for what they show.
 */
export function changeFor(
  reader: Reader,
  { resource, owned, record }: RecordChange,
): ChangeEvent | undefined {
  const reach = readReach(reader, resource);
  if (reach === undefined || (reach !== 'all' && !owned)) return undefined;
  const known = reach === 'all' || record?.ownerId === reader.actor.userId;
  if (!record || !known) return { resource, id: null, action: null, version: null, actorId: null };
  const { id, action, version, actorId } = record;
  return { resource, id, action, version, actorId };
}

/** Two values are equal when the same things may be read. */
export const rightsOf = ({ actor, instance }: Reader): string => {
  const { teamId, hrReferent, requiresSecondFactor, secondFactor } = actor.facts;
  return JSON.stringify([
    actor.granted(instance.modules),
    [...instance.modules].sort(),
    teamId,
    hrReferent,
    requiresSecondFactor && !secondFactor,
  ]);
};
