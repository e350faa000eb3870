import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';

type Page = Schemas['AuditEventsAnswer'];

const perPage = 50;

/** The trail, the newest event first; only those of one action when it is named. */
export function useAudit(action: string) {
  const query = useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, string[], number | undefined>({
    queryKey: ['identity/audit-events', action],
    queryFn: ({ pageParam, signal }) =>
      request('identity/audit-events', {
        query: { perPage, before: pageParam, action: action || undefined },
        signal,
      }),
    initialPageParam: undefined,
    // A page that is not full is the last one, whatever it says.
    getNextPageParam: ({ items, before }) => (items.length < perPage ? undefined : (before ?? undefined)),
    staleTime: 0,
  });
  return { ...query, events: query.data?.pages.flatMap(({ items }) => items) };
}
