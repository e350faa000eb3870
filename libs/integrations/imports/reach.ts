import { type RecordAction, type RecordEntity, type RegisteredRecord, Scopes } from '#runtime';

/**
 * Records that the actor may not read are as if they were not there: rows neither match nor name them, and the database
 * still refuses what is taken.
 */
export async function readableOf(
  { type, service }: RegisteredRecord,
  found: readonly RecordEntity[],
): Promise<readonly RecordEntity[]> {
  if (found.length === 0 || Scopes.actor().reachOf(type.permission('read')) === 'all') return found;
  return service.repository.getMany(found.map(({ id }) => id));
}

/** Like `readableOf`, for records of which only the ids are known. */
export async function readableIds(
  { type, service }: RegisteredRecord,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0 || Scopes.actor().reachOf(type.permission('read')) === 'all') return ids;
  return (await service.repository.getMany(ids)).map(({ id }) => id);
}

/** The right that an update needs: a user's own, with its reach, or that of the operator's command. */
export const updateAction = (): RecordAction => (Scopes.actor().kind === 'user' ? 'update' : 'import');
