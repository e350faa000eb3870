import { queryOptions } from '@tanstack/react-query';
import { readTitle } from './label-batch';

/** The title of a record; null when it is unknown to this user. Read again when such records change. */
export const titleQuery = (name: string, id: string | null | undefined) =>
  queryOptions({
    queryKey: ['labels', name, id],
    queryFn: () => readTitle(name, id as string),
    enabled: Boolean(id),
    staleTime: 5 * 60_000,
  });
