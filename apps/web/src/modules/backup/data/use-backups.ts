import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { isAtWork, type RunDetail } from './types';

export const keys = {
  runs: ['backup/runs'] as const,
  run: (id: string) => ['backup/runs', id] as const,
  requests: ['backup/restore-requests'] as const,
  desk: ['operations/restore-requests'] as const,
};

/** How often one looks at what is at work, in milliseconds. */
const often = 1_500;
/** Two weeks of the day's two copies, and those on demand. */
const shown = 100;

/** The newest copies; looked at often while one is at work, or while one is `awaited`. */
export function useRuns(awaited: boolean) {
  return useQuery<Schemas['BackupRunAnswerPage'], ApiProblem>({
    queryKey: keys.runs,
    queryFn: () => request('backup/runs', { query: { perPage: shown } }),
    refetchInterval: ({ state: { data } }) => (awaited || data?.items.some(isAtWork) ? often : false),
  });
}

/** One copy with its verifications, looked at often while one goes on. */
export function useRun(id: string) {
  return useQuery<RunDetail, ApiProblem>({
    queryKey: keys.run(id),
    queryFn: () => request(`backup/runs/${id}`),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.verifications.some(({ state }) => state === 'running') ? often : false,
  });
}

const isOpen = ({ state }: { state: string }): boolean => state === 'open' || state === 'running';

/** What this company asked to have brought back. */
export function useRestoreRequests() {
  return useQuery<Schemas['RestoreRequestAnswerPage'], ApiProblem>({
    queryKey: keys.requests,
    queryFn: () => request('backup/restore-requests', { query: { perPage: 25 } }),
    refetchInterval: ({ state: { data } }) => (data?.items.some(isOpen) ? 15_000 : false),
  });
}

/** What all companies asked for: for operators. */
export function useDeskRequests() {
  return useQuery<Schemas['OperatorRestoreRequestAnswerPage'], ApiProblem>({
    queryKey: keys.desk,
    queryFn: () => request('operations/restore-requests', { query: { perPage: 100 } }),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'running') ? 2 * often : 30_000,
  });
}
