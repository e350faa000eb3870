import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ApiProblem, request } from '@/api/http';
import type { SavedView, ViewDefinition } from './saved-view';

export interface ViewInput {
  name: string;
  shared: boolean;
  definition: ViewDefinition;
}

type Change =
  | { do: 'create'; input: ViewInput }
  | { do: 'update'; view: SavedView; change: Partial<ViewInput> }
  | { do: 'remove'; view: SavedView }
  | { do: 'default'; view: SavedView; on: boolean };

const path = 'workspace/views';

function send(resource: string, change: Change): Promise<SavedView | undefined> {
  if (change.do === 'create') return request(path, { method: 'POST', body: { resource, ...change.input } });
  const { id, version } = change.view;
  if (change.do === 'update')
    return request(`${path}/${id}`, { method: 'PATCH', version, body: change.change });
  if (change.do === 'remove') return request(`${path}/${id}`, { method: 'DELETE', version });
  return request(`${path}/${id}/default`, { method: change.on ? 'PUT' : 'DELETE' });
}

const viewsQuery = (resource: string) =>
  queryOptions<{ items: SavedView[] }, ApiProblem>({
    queryKey: [path, resource],
    queryFn: ({ signal }) => request(path, { query: { resource }, signal }),
    staleTime: 60_000,
  });

/** Asks for the views of a list that is about to open. */
export function prefetchViews(client: QueryClient, resource: string): void {
  void client.prefetchQuery(viewsQuery(resource));
}

/** The saved views of a kind of record that the user sees: their own and the shared ones. */
export function useViews(resource: string) {
  const client = useQueryClient();
  const { queryKey } = viewsQuery(resource);
  const query = useQuery(viewsQuery(resource));
  const mutation = useMutation<SavedView | undefined, ApiProblem, Change>({
    mutationFn: (change) => send(resource, change),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return {
    /** Undefined as long as they are being read; a list opens without them when they cannot be. */
    views: query.data?.items ?? (query.isError ? [] : undefined),
    change: mutation.mutateAsync,
    busy: mutation.isPending,
  };
}
