import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useCallback } from 'react';
import { ApiProblem, request } from '@/api/http';
import { users } from './user.record';

export type UserAction =
  | 'invite-again'
  | 'activate'
  | 'deactivate'
  | 'end-sessions'
  | 'reset-second-factor'
  | 'name-referent'
  | 'revoke-referent';

const routes: Readonly<Record<UserAction, readonly ['POST' | 'PUT' | 'DELETE', string]>> = {
  'invite-again': ['POST', 'invitations'],
  activate: ['PUT', 'activation'],
  deactivate: ['DELETE', 'activation'],
  'end-sessions': ['DELETE', 'sessions'],
  'reset-second-factor': ['DELETE', 'second-factor'],
  'name-referent': ['PUT', 'hr-referent'],
  'revoke-referent': ['DELETE', 'hr-referent'],
};

/** Does something to a user's access and says how it went; answers whether it succeeded. */
export function useUserAction(): (action: UserAction, id: string) => Promise<boolean> {
  const notify = useNotify();
  const client = useQueryClient();
  return useCallback(
    async (action, id) => {
      const [method, path] = routes[action];
      try {
        await request(`${users.meta.path}/${id}/${path}`, { method });
        notify(`identity.user.done.${action}`, { type: 'success' });
        return true;
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem;
        // Whoever gives up confirming their password knows it.
        if (problem.code !== 'PASSWORD_CONFIRMATION_REQUIRED') notify(problem.message, { type: 'error' });
        return false;
      } finally {
        await client.invalidateQueries({ queryKey: [users.meta.path] });
      }
    },
    [client, notify],
  );
}
