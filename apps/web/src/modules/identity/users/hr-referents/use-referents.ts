import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { users } from '../user.record';

/** As many as the server allows. */
export const mostReferents = 5;

/** The users who may see HR data. */
export const useReferents = () =>
  useQuery<readonly Schemas['User'][], ApiProblem>({
    queryKey: [users.meta.path, 'referents'],
    queryFn: async ({ signal }) => {
      const query = { hrReferent: true, perPage: 50, sort: 'lastName', order: 'asc' };
      const page = await request<{ items: Schemas['User'][] }>(users.meta.path, { query, signal });
      return page.items;
    },
  });
