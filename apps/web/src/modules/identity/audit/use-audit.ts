import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';

type Page = Schemas['AuditEventsAnswer'];

const perPage = 50;

/** Which events are shown; days are of the instance's calendar. */
export interface AuditFilters {
  action?: string;
  actorId?: string;
  from?: string;
  to?: string;
}

/** The trail, the newest event first, as far as it fits the filters. */
export function useAudit(filters: AuditFilters) {
  const query = useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, readonly unknown[], number | undefined>(
    {
      queryKey: ['identity/audit-events', filters],
      queryFn: ({ pageParam, signal }) =>
        request('identity/audit-events', {
          query: { perPage, before: pageParam, ...filters },
          signal,
        }),
      initialPageParam: undefined,
      // A page that is not full is the last one, whatever it says.
      getNextPageParam: ({ items, before }) => (items.length < perPage ? undefined : (before ?? undefined)),
      staleTime: 0,
    },
  );
  return { ...query, events: query.data?.pages.flatMap(({ items }) => items) };
}
