import { hashKey, keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { noteShown } from '@/api/own-changes';
import { useSession } from '@/api/use-session';
import type { AnyRecord, LoadedColumn } from '@/kit';
import { opportunities } from '../opportunity.record';
import { type BoardState, me } from './board-address';
import { withMoved } from './moved-card';

export type Board = Schemas['OpportunityBoard'];
export type Stage = Schemas['StageSummary'];

/** Cards that a column begins with, and that « more » adds. */
const portion = 25;
/** What the server answers at most. */
const most = 200;

const tones = { open: undefined, won: 'success', lost: 'danger' } as const;

/** What the board knows of a record: the answer to a command has more, and goes where records are kept. */
const cardOf = (stored: AnyRecord) => stored as unknown as Schemas['OpportunityCard'];

/** The board of a pipeline: one answer for all columns, and one for each column that shows more than the others. */
export function useOpportunityBoard({ q, ownerId, pipelineId }: BoardState) {
  const client = useQueryClient();
  const { user } = useSession();
  const [limits, setLimits] = useState<Readonly<Record<string, number>>>({});
  const query = {
    ...(q && { q }),
    ...(pipelineId && { pipelineId }),
    ...(ownerId && { ownerId: ownerId === me ? user.id : ownerId }),
  };
  // The key begins with the records' path: whatever changes one of them reads the board anew.
  const read = (given: Record<string, string | number>) => ({
    queryKey: [opportunities.meta.path, 'board', given],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      request<Board>('crm/opportunity-board', { query: given, signal }),
    placeholderData: keepPreviousData,
  });
  const main = useQuery<Board, ApiProblem>(read({ ...query, perPage: portion }));
  const wider = Object.entries(limits);
  const more = useQueries({
    queries: wider.map(([stageId, perPage]) => read({ ...query, stageId, perPage })),
  });
  const columns = (main.data?.columns ?? []).map(({ stage, count, items }): LoadedColumn => {
    const limit = limits[stage.id] ?? portion;
    const own = more[wider.findIndex(([stageId]) => stageId === stage.id)];
    const wide = own?.data?.columns.find((column) => column.stage.id === stage.id)?.items;
    const cards = (wide && wide.length >= items.length ? wide : items) as unknown as AnyRecord[];
    return {
      value: stage.id,
      name: stage.name,
      tone: tones[stage.kind],
      cards,
      total: count,
      isPending: false,
      error: null,
      isLoadingMore: own?.isFetching === true && cards.length < Math.min(limit, count),
      retry: () => void main.refetch(),
      more:
        cards.length < count && limit < most
          ? () => setLimits((all) => ({ ...all, [stage.id]: Math.min(limit + portion, most) }))
          : undefined,
    };
  });
  /** Brings a card to where the server has stored it; whatever else shows opportunities is read again. */
  const take = (stored: AnyRecord) => {
    const { path, name } = opportunities.meta;
    noteShown(name, stored.id, stored.version ?? 0);
    const shown = [{ perPage: portion }, ...wider.map(([stageId, perPage]) => ({ stageId, perPage }))];
    const keys = shown.map((each) => read({ ...query, ...each }).queryKey);
    for (const key of keys)
      client.setQueryData<Board>(key, (before) => before && withMoved(before, cardOf(stored)));
    const known = new Set(keys.map((key) => hashKey(key)));
    void client.invalidateQueries({ queryKey: [path], predicate: ({ queryHash }) => !known.has(queryHash) });
  };
  const total = main.data?.columns.reduce((sum, { count }) => sum + count, 0);
  return { board: main.data, columns, total, error: main.error, refetch: main.refetch, take };
}
