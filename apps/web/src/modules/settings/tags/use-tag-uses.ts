import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';

export interface TagUse {
  readonly resource: string;
  readonly count: number;
}

/** How many records of each kind have a tag, of those that the user may read; read anew when a tag changes. */
export function useTagUses() {
  const { data, refetch } = useQuery<Schemas['TagUsesAnswer'], ApiProblem>({
    queryKey: ['workspace/tags', 'uses'],
    queryFn: ({ signal }) => request<Schemas['TagUsesAnswer']>('workspace/tag-uses', { signal }),
  });
  const byTag = useMemo(() => Map.groupBy(data?.items ?? [], ({ tagId }) => tagId), [data]);
  return {
    known: data !== undefined,
    usesOf: (tagId: string): readonly TagUse[] => byTag.get(tagId) ?? [],
    countOf: (tagId: string): number => (byTag.get(tagId) ?? []).reduce((sum, { count }) => sum + count, 0),
    refetch,
  };
}
