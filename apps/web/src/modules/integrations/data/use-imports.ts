import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { type ImportRun, isAtWork, type Target, type Upload } from './types';

export const keys = {
  uploads: ['integrations/uploads'] as const,
  targets: ['integrations/import-targets'] as const,
  imports: ['integrations/imports'] as const,
  import: (id: string) => ['integrations/imports', id] as const,
};

/** How often one looks at what is at work, in milliseconds. */
const often = 1_000;

/** The signed-in user's files on the server. */
export function useUploads(enabled = true) {
  return useQuery({
    queryKey: keys.uploads,
    queryFn: async (): Promise<readonly Upload[]> =>
      (await request<Schemas['UploadsAnswer']>('integrations/uploads')).items,
    enabled,
  });
}

export function useTargets(enabled = true) {
  return useQuery({
    queryKey: keys.targets,
    queryFn: async (): Promise<readonly Target[]> =>
      (await request<Schemas['TargetsAnswer']>('integrations/import-targets')).items,
    enabled,
    staleTime: 5 * 60_000,
  });
}

/** One import, looked at every second while it is at work, or while `watched`. */
export function useImport(id: string, watched = false) {
  return useQuery<ImportRun, ApiProblem>({
    queryKey: keys.import(id),
    queryFn: () => request<ImportRun>(`integrations/imports/${id}`),
    refetchInterval: ({ state: { data } }) => (watched || (data && isAtWork(data)) ? often : false),
    refetchIntervalInBackground: false,
  });
}

export const importsPerPage = 25;

export function useImports(page: number) {
  return useQuery({
    queryKey: [...keys.imports, 'list', page],
    queryFn: () =>
      request<Schemas['ImportSummaryAnswerPage']>('integrations/imports', {
        query: { page, perPage: importsPerPage },
      }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.items.some(isAtWork) ? 2 * often : false),
  });
}

export const rejectsPerPage = 25;

/** A page of the rows that an import refused. */
export function useRejects(id: string, page: number) {
  return useQuery({
    queryKey: [...keys.import(id), 'rejects', page],
    queryFn: () =>
      request<Schemas['RejectsAnswer']>(`integrations/imports/${id}/rejects`, {
        query: { page, perPage: rejectsPerPage },
      }),
    placeholderData: keepPreviousData,
  });
}
