import { useQuery } from '@tanstack/react-query';
import { type ApiProblem, request } from '@/api/http';

export const usesKey = 'workspace/custom-fields/uses';

/** How many records have a value, by key; undefined as long as it is not known. */
export function useUses(record: string, enabled: boolean): ReadonlyMap<string, number> | undefined {
  const { data } = useQuery<ReadonlyMap<string, number>, ApiProblem>({
    queryKey: [usesKey, record],
    queryFn: async () => {
      const { items } = await request<{ items: { key: string; count: number }[] }>(
        'workspace/custom-fields/uses',
        { query: { record } },
      );
      return new Map(items.map(({ key, count }) => [key, count]));
    },
    enabled,
  });
  return data;
}
