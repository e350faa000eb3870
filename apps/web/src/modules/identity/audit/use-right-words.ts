import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { useLocalText } from '@/kit';

/** What a right is called, for those who may read the roles; its name, or the given words, for the others. */
export function useRightWords(): (name: string, otherwise?: string) => string {
  const local = useLocalText();
  const holds = useHolds();
  const { data } = useQuery<Schemas['PermissionListAnswer'], ApiProblem>({
    queryKey: ['identity/permissions'],
    queryFn: ({ signal }) => request('identity/permissions', { signal }),
    enabled: holds('identity.role.read'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useCallback(
    (name, otherwise = name) => {
      const found = data?.items.find((permission) => permission.name === name);
      return found ? local(found.label) : otherwise;
    },
    [data, local],
  );
}
