import { useQueryClient } from '@tanstack/react-query';
import type { AnyRecord, RecordScreens } from '../records/define-record';

interface Neighbours {
  previous: string | undefined;
  next: string | undefined;
  /** From 1, on the page of the list that is known. */
  place: number;
  count: number;
}

/** The records before and after this one in the list that its user saw last. Nothing is asked of the server. */
export function useNeighbours({ meta }: RecordScreens, id: string): Neighbours | undefined {
  const client = useQueryClient();
  const lists = client
    .getQueryCache()
    .findAll({ queryKey: [meta.path, 'getList'] })
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const list of lists) {
    const { data } = (list.state.data ?? {}) as { data?: AnyRecord[] };
    const at = data?.findIndex((record) => record.id === id) ?? -1;
    if (!data || at < 0 || data.length < 2) continue;
    return { previous: data[at - 1]?.id, next: data[at + 1]?.id, place: at + 1, count: data.length };
  }
  return undefined;
}
