import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';

export interface Tag {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly colour: TagColour;
  readonly position: number;
}

export type TagColour = 'grey' | 'red' | 'orange' | 'yellow' | 'green' | 'teal' | 'blue' | 'violet' | 'pink';

const path = 'workspace/tags';
const perPage = 200;

/** Every tag: there are at most a thousand. */
async function readAll(signal: AbortSignal): Promise<Tag[]> {
  const all: Tag[] = [];
  for (let page = 1; ; page += 1) {
    const query = { page, perPage, sort: 'position' };
    const { items, total } = await request<{ items: Tag[]; total: number }>(path, { query, signal });
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

/** The tags of the instance, in their order; read once for a whole screen. */
export function useTags() {
  const holds = useHolds();
  const query = useQuery<Tag[], ApiProblem>({
    queryKey: [path, 'all'],
    queryFn: ({ signal }) => readAll(signal),
    staleTime: 60_000,
    enabled: holds('workspace.tag.read'),
  });
  const byId = useMemo(() => new Map((query.data ?? []).map((tag) => [tag.id, tag])), [query.data]);
  return { tags: query.data, byId, error: query.error, refetch: query.refetch };
}

/** Makes a tag of a name, for who may. @throws ApiProblem */
export function useCreateTag(): ((name: string) => Promise<Tag>) | undefined {
  const holds = useHolds();
  const client = useQueryClient();
  const create = useCallback(
    async (name: string): Promise<Tag> => {
      const colour = colourFor(name);
      const tag = await request<Tag>(path, { method: 'POST', body: { name, colour } });
      client.setQueryData<Tag[]>([path, 'all'], (known) => (known ? [...known, tag] : known));
      void client.invalidateQueries({ queryKey: [path] });
      return tag;
    },
    [client],
  );
  return holds('workspace.tag.create') ? create : undefined;
}

export const tagColours: readonly TagColour[] = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
];

/** A colour for a tag that nobody has given one: the same name has the same. */
function colourFor(name: string): TagColour {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return tagColours[sum % tagColours.length] ?? 'grey';
}
