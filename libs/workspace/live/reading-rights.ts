import type { UserActor } from '#identity';
import type { InstanceRef, Reach, RecordChange } from '#runtime';
import { isBusinessModule } from '#tenancy';
import type { ChangeEvent } from './live-events.js';

/** Who reads, and where. */
export interface Reader {
  readonly actor: UserActor;
  readonly instance: InstanceRef;
}

/** How far somebody's right to read a kind of record reaches at this moment: as the routes of that kind decide it. */
export function readReach({ actor, instance }: Reader, resource: string): Reach | undefined {
  const { requiresSecondFactor, secondFactor } = actor.facts;
  if (requiresSecondFactor && !secondFactor) return undefined;
  const [module = ''] = resource.split('.', 1);
  if (isBusinessModule(module) && !instance.modules.has(module)) return undefined;
  return actor.reachOf(`${resource}.read`);
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
