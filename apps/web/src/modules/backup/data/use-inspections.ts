import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Schemas } from '@/api/generated/schema';
import { ApiProblem, request } from '@/api/http';
import type { AnyRecord } from '@/kit';

export type Inspection = Schemas['InspectionAnswer'];
export type InspectedKind = Schemas['InspectedKindAnswer'];
export type Comparison = Omit<Schemas['ComparisonAnswer'], 'copy' | 'live'> & {
  copy: AnyRecord;
  live: AnyRecord | null;
};
export type Preview = Schemas['TablePreviewAnswer'];
export type PastRestore = Schemas['PastRestoreAnswer'];
export type Fate = Schemas['InspectedRecordAnswer']['fate'];

export interface InspectedRecord {
  id: string;
  fate: Fate;
  record: AnyRecord;
}

export const inspectionKeys = {
  all: ['backup/inspections'] as const,
  one: (id: string) => ['backup/inspections', id] as const,
  kinds: (id: string) => ['backup/inspections', id, 'kinds'] as const,
  records: (id: string, query: object) => ['backup/inspections', id, 'records', query] as const,
  comparison: (id: string, resource: string, recordId: string) =>
    ['backup/inspections', id, resource, recordId] as const,
  restores: ['backup/restores'] as const,
};

/** How often one looks at a copy that is being opened, in milliseconds. */
const often = 1_000;

export function useInspections(enabled = true) {
  return useQuery<Schemas['InspectionsAnswer'], ApiProblem>({
    queryKey: inspectionKeys.all,
    queryFn: () => request('backup/inspections'),
    enabled,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'preparing') ? often : false,
  });
}

export function useInspection(id: string) {
  return useQuery<Inspection, ApiProblem>({
    queryKey: inspectionKeys.one(id),
    queryFn: () => request(`backup/inspections/${id}`),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.state === 'preparing' ? often : 60_000),
  });
}

/** What it holds is asked for once it is open: a refusal from before would stay on the page. */
const useIsOpen = (id: string): boolean => useInspection(id).data?.state === 'open';

export function useKinds(id: string, enabled: boolean) {
  const isOpen = useIsOpen(id);
  return useQuery<Schemas['InspectedKindsAnswer'], ApiProblem>({
    queryKey: inspectionKeys.kinds(id),
    queryFn: () => request(`backup/inspections/${id}/kinds`),
    enabled: isOpen && enabled,
    staleTime: 0,
  });
}

export function useInspectedRecords(id: string, query: Record<string, string | number>) {
  const isOpen = useIsOpen(id);
  return useQuery<{ items: InspectedRecord[]; total: number }, ApiProblem>({
    queryKey: inspectionKeys.records(id, query),
    queryFn: ({ signal }) => request(`backup/inspections/${id}/records`, { query, signal }),
    enabled: isOpen,
    placeholderData: (before) => before,
    staleTime: 0,
  });
}

export function useComparison(id: string, resource: string, recordId: string, enabled = true) {
  const isOpen = useIsOpen(id);
  return useQuery<Comparison, ApiProblem>({
    queryKey: inspectionKeys.comparison(id, resource, recordId),
    queryFn: () => request(`backup/inspections/${id}/comparison`, { query: { resource, recordId } }),
    enabled: isOpen && enabled,
    staleTime: 0,
  });
}

export function useRestores() {
  return useQuery<Schemas['PastRestoreAnswerPage'], ApiProblem>({
    queryKey: inspectionKeys.restores,
    queryFn: () => request('backup/restores', { query: { perPage: 25 } }),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'running') ? often : false,
  });
}

/** Opens a copy to look into, and goes to it; the password is asked for where it was given long ago. */
export function useOpenCopy() {
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const open = async (runId: string, then = '') => {
    setBusy(true);
    try {
      const { id } = await request<Inspection>('backup/inspections', { method: 'POST', body: { runId } });
      await client.invalidateQueries({ queryKey: inspectionKeys.all, exact: true });
      navigate(`/settings/backups/inspections/${id}${then}`);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      notify(problem.message, { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return { open, busy };
}
