import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';

export type Overview = Schemas['BackupsOverviewAnswer'];
export type InstanceBackups = Schemas['InstanceBackupsAnswer'];
export type SlotOutcome = Schemas['SlotOutcomeAnswer'];
export type OperatorAlert = Schemas['OperatorAlertAnswer'];

const key = ['operations/backups'] as const;
/** While a copy is at work one looks often, else now and then; in milliseconds. */
const [often, seldom] = [1_500, 30_000];

/** Where the copies of every instance stand. @param awaited a copy was asked for and is not there yet. */
export function useOverview(awaited: boolean) {
  return useQuery<Overview, ApiProblem>({
    queryKey: key,
    queryFn: () => request('operations/backups'),
    refetchInterval: ({ state: { data } }) =>
      awaited || data?.items.some(({ running }) => running !== null) ? often : seldom,
  });
}

/** Has a copy of an instance taken now. */
export function useCopyOf() {
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, string>({
    mutationFn: (slug) =>
      request(`operations/backups/${slug}/runs`, { method: 'POST', idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => {
      notify('backupWatch.asked', { type: 'success' });
      return client.invalidateQueries({ queryKey: key });
    },
    onError: ({ message }) => notify(message, { type: 'error' }),
  });
}
