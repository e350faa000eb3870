import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { ApiProblem, request } from '@/api/http';
import { useConfirm, useText } from '@/kit';
import { type Role, rolesPath } from './use-roles';

/** Asks, then deletes a role that nobody has; the server says so when somebody has it. */
export function useRemoveRole(): (role: Role) => Promise<void> {
  const text = useText();
  const notify = useNotify();
  const confirm = useConfirm();
  const client = useQueryClient();
  return async ({ id, version, name }) => {
    const agreed = await confirm({
      title: text('identity.role.deleteTitle', { name }),
      content: text('identity.role.deleteContent'),
      confirm: text('identity.role.tasks.delete'),
      danger: true,
    });
    if (!agreed) return;
    try {
      await request(`${rolesPath}/${id}`, { method: 'DELETE', version });
      notify('identity.role.deleted', { type: 'success', messageArgs: { name } });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      notify(problem.message, { type: 'error' });
    }
    await client.invalidateQueries({ queryKey: [rolesPath] });
  };
}
