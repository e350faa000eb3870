import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type ApiProblem, request } from './http';
import type { RecordMeta } from './record-meta';
import { forgetSession, readSession, type Session } from './session';

/** Who is signed in; `error.status` 401 when nobody is. */
export function useSessionQuery() {
  return useQuery<Session, ApiProblem>({ queryKey: ['session'], queryFn: readSession, staleTime: 60_000 });
}

/** The session of a signed-in page. @throws Error outside of the shell. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  if (!data) throw new Error('this page needs a session');
  return data;
}

/** Whether the signed-in user holds a right, such as `crm.company.update`. */
export function useHolds(): (permission: string) => boolean {
  const { permissions } = useSession();
  return useCallback((permission) => permissions[permission] !== undefined, [permissions]);
}

type Reaches = (
  meta: Pick<RecordMeta, 'name' | 'ownerField' | 'freeWhenUnowned'>,
  action: 'update' | 'delete',
  record: Readonly<Record<string, unknown>>,
) => boolean;

/** Whether a right of the signed-in user reaches a record: their own, their team's or anybody's. */
export function useReaches(): Reaches {
  const { permissions, teamIds, user } = useSession();
  return useCallback(
    ({ name, ownerField, freeWhenUnowned }, action, record) => {
      const reach = permissions[`${name}.${action}`];
      if (reach === undefined || reach === 'all') return reach === 'all';
      const owner = ownerField && record[ownerField];
      if (!owner) return owner !== undefined && freeWhenUnowned === true;
      return reach === 'own' ? owner === user.id : teamIds.includes(String(owner));
    },
    [permissions, teamIds, user.id],
  );
}

/** Reads the session anew: rights or names have changed. */
export function useRefreshSession(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    forgetSession();
    await client.refetchQueries({ queryKey: ['session'] });
  }, [client]);
}

/** What anyone may know of the instance before signing in. */
export interface Branding {
  name: string;
  accentColour: string | null;
  language: 'fr' | 'en';
  logoVersion: string | number | null;
  console?: boolean;
}

export function useBranding() {
  return useQuery<Branding, ApiProblem>({
    queryKey: ['branding'],
    queryFn: () => request<Branding>('workspace/branding'),
    staleTime: 5 * 60_000,
  });
}
