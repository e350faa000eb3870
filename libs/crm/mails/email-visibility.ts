import type { Actor, RecordAction } from '#runtime';

/**
 * Which mails somebody sees: their own; and of those on their way or beyond, the ones that are everybody's, and their
 * team's. Only whose mail it is may change it. An admin is no exception (CRM-7). Jobs see all.
 */
export function seenByTheirPeople(
  { kind, userId, teamId }: Pick<Actor, 'kind' | 'userId' | 'teamId'>,
  action: RecordAction,
  bind: (value: unknown) => string,
): string | undefined {
  if (kind === 'system') return undefined;
  const own = `owner_id = ${bind(userId ?? null)}::uuid`;
  if (action === 'update') return own;
  const team = teamId
    ? ` OR visibility = 'team' AND owner_id IN (SELECT id FROM identity_user WHERE team_id = ${bind(teamId)}::uuid)`
    : '';
  return `(${own} OR state <> 'draft' AND (visibility = 'all'${team}))`;
}
