import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useCallback } from 'react';
import { type ApiProblem, request } from '@/api/http';
import type { RecordScreens } from '@/kit';

/** A merge as the server remembers it. */
export interface Merge {
  id: string;
  keptId: string;
  otherId: string;
  otherTitle: string;
  /** Instants in ISO 8601. */
  mergedAt: string;
  undoableUntil: string | null;
}

/** What names records that are merged, and is read anew. */
const linked = ['crm/affiliations', 'crm/leads', 'crm/opportunities', 'crm/activities', 'labels', 'timeline'];

/** Tells open screens that records have become one, or two again. */
export function useTellMerged({ meta }: RecordScreens): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const key of [meta.path, ...linked]) void client.invalidateQueries({ queryKey: [key] });
  }, [client, meta.path]);
}

/** Takes a merge back; what stands in the way is told. */
export function useUndoMerge(record: RecordScreens): (mergeId: string) => Promise<void> {
  const notify = useNotify();
  const tell = useTellMerged(record);
  return useCallback(
    async (mergeId) => {
      try {
        await request(`crm/merges/${mergeId}/undo`, { method: 'POST' });
        notify('crm.merge.undone', { type: 'success' });
      } catch (problem) {
        const { message, fields } = problem as ApiProblem;
        const words = [message, ...new Set(fields.map((field) => field.message))].join(' ');
        notify(words, { type: 'error', messageArgs: { _: words } });
      }
      tell();
    },
    [notify, tell],
  );
}
