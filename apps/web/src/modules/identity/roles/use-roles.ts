import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { onLive } from '@/api/live';
import { useSession } from '@/api/use-session';
import { useLanguage } from '@/kit';
import { rightsTree } from './rights-tree';

export type Role = Schemas['Role'];

export const rolesPath = 'identity/roles';

const order = ['admin', 'manager', 'member', 'reader'];

/** Those that come with the software first, then the company's own by name. */
function inOrder(roles: readonly Role[]): Role[] {
  const place = ({ key, builtIn }: Role) =>
    builtIn && order.includes(key) ? order.indexOf(key) : order.length;
  return [...roles].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

/** Every role; read again when somebody changes one. */
export function useRoles() {
  const client = useQueryClient();
  useEffect(
    () =>
      onLive(({ name, data }) => {
        if (name === 'change' && data.resource === 'identity.role')
          void client.invalidateQueries({ queryKey: [rolesPath] });
      }),
    [client],
  );
  return useQuery<Role[], ApiProblem>({
    queryKey: [rolesPath, 'all'],
    queryFn: async ({ signal }) => {
      const { items } = await request<{ items: Role[] }>(rolesPath, { query: { perPage: 200 }, signal });
      return inOrder(items);
    },
  });
}

/** Modules whose rights mean something everywhere; the others only where they are switched on. */
const always = new Set(['identity', 'workspace', 'integrations']);

/** Every right that means something in this instance, as people read them. */
export function useRights() {
  const language = useLanguage();
  const { modules } = useSession();
  const query = useQuery<Schemas['PermissionListAnswer'], ApiProblem>({
    queryKey: ['identity/permissions'],
    queryFn: ({ signal }) => request('identity/permissions', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = query.data?.items;
  const areas = useMemo(() => {
    const shown = items?.filter(({ module }) => always.has(module) || modules.includes(module));
    return shown && rightsTree(shown, language);
  }, [items, modules, language]);
  return { areas, error: query.error, refetch: query.refetch };
}
