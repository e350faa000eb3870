import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { ApiProblem, request } from '@/api/http';
import type { Reach } from '@/api/session';
import { useRefreshSession } from '@/api/use-session';
import { type Changes, changedGrants, countChanges, withChange } from './grants';
import { namedRights, type Subject } from './rights-tree';
import { type Role, rolesPath } from './use-roles';

/** Why a role could not be saved. */
export interface Refusal {
  role: string;
  stale: boolean;
  message: string;
}

/**
 * The changes of rights that wait for being saved together.
 * @param subjects the rights, by the words that people know them by.
 */
export function useRoleChanges(roles: readonly Role[], subjects: readonly Subject[]) {
  const client = useQueryClient();
  const notify = useNotify();
  const refreshSession = useRefreshSession();
  const [changes, setChanges] = useState<Changes>({});
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);

  const saveOne = async (role: Role): Promise<Refusal | undefined> => {
    try {
      await request(`${rolesPath}/${role.id}`, {
        method: 'PATCH',
        version: role.version,
        body: { permissions: changedGrants(role, changes) },
      });
      setChanges(({ [role.id]: _, ...others }) => others);
      return undefined;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      const message = namedRights(wordsOf(problem), subjects);
      return { role: role.name, stale: problem.code === 'STALE_VERSION', message };
    }
  };
  const save = async () => {
    setBusy(true);
    const refused: Refusal[] = [];
    for (const role of roles.filter(({ id }) => changes[id])) {
      const refusal = await saveOne(role);
      if (refusal) refused.push(refusal);
    }
    // The changes that wait are laid over what is stored now.
    await client.invalidateQueries({ queryKey: [rolesPath] });
    await refreshSession();
    setBusy(false);
    setRefusals(refused);
    if (refused.length === 0) notify('identity.role.saved', { type: 'success' });
  };
  return {
    changes,
    count: countChanges(changes),
    busy,
    refusals,
    set: (role: Role, right: { name: string; vault: boolean }, reach: Reach | null) =>
      setChanges((before) => withChange(before, role, right, reach)),
    save,
    discard: () => {
      setChanges({});
      setRefusals([]);
    },
  };
}

export type RoleChanges = ReturnType<typeof useRoleChanges>;

/** What is wrong, and with what: the title says the one, the detail names the other. */
function wordsOf({ message, extra, fields }: ApiProblem): string {
  const title = extra['title'];
  const details = fields.length > 0 ? fields.map((field) => field.message) : [message];
  return [...new Set([typeof title === 'string' ? title : '', ...details])].filter(Boolean).join(' ');
}
