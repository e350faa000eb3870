import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ApiProblem, request } from '@/api/http';
import { type ActivityEntry, activityKey, eachOnce, type HistoryEntry, type RecordComment } from './activity';
import type { Colleague } from './mentions';

interface ActivityPage {
  items: ActivityEntry[];
  total: number;
  page: number;
  perPage: number;
}

/** All that happened to a record, the newest first, page by page. */
export function useActivity(resource: string, recordId: string) {
  const query = useInfiniteQuery<ActivityPage, ApiProblem, { pages: ActivityPage[] }, string[], number>({
    queryKey: activityKey(resource, recordId, 'entries'),
    queryFn: ({ pageParam, signal }) =>
      request('workspace/timeline', { query: { resource, recordId, page: pageParam, perPage: 25 }, signal }),
    // What is on its way (a mail in the queue) is looked at again until it has arrived.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isOnItsWay) ? 2_000 : false),
    initialPageParam: 1,
    getNextPageParam: ({ page, perPage, total }) => (page * perPage < total ? page + 1 : undefined),
  });
  return { ...query, entries: eachOnce(query.data?.pages ?? []), total: query.data?.pages[0]?.total ?? 0 };
}

const isOnItsWay = ({ record }: ActivityEntry): boolean => record?.facts['state'] === 'queued';

/** Who changed which field of a record, the newest first; the latest 500 changes. */
export function useHistory(resource: string, path: string, recordId: string) {
  return useQuery<{ items: HistoryEntry[] }, ApiProblem>({
    queryKey: activityKey(resource, recordId, 'history'),
    queryFn: ({ signal }) => request(`${path}/${recordId}/history`, { signal }),
  });
}

/** The people who can be addressed. */
export function useColleagues(): readonly Colleague[] {
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => request<{ items: Colleague[] }>('identity/colleagues'),
    staleTime: 10 * 60_000,
  });
  return data?.items ?? [];
}

export interface CommentWords {
  text: string;
  mentions: string[];
}

/** Posts, changes and removes comments on a record. */
export function useComments(resource: string, recordId: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: activityKey(resource, recordId, 'entries') });
  const post = useMutation<RecordComment, ApiProblem, CommentWords & { key: string }>({
    mutationFn: ({ key, ...words }) =>
      request('workspace/comments', {
        method: 'POST',
        body: { resource, recordId, ...words },
        idempotencyKey: key,
      }),
    onSuccess,
  });
  const change = useMutation<RecordComment, ApiProblem, { comment: RecordComment } & CommentWords>({
    mutationFn: ({ comment, ...words }) =>
      request(`workspace/comments/${comment.id}`, { method: 'PATCH', body: words, version: comment.version }),
    onSuccess,
  });
  const remove = useMutation<void, ApiProblem, RecordComment>({
    mutationFn: ({ id, version }) => request(`workspace/comments/${id}`, { method: 'DELETE', version }),
    onSuccess,
  });
  return { post, change, remove };
}
