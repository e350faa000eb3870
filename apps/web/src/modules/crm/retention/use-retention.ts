import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import { archivedPeople, retentionCases } from './retention.record';

export type RetentionCase = Schemas['RetentionCase'];
export type Decision = 'keep' | 'archive' | 'anonymise';
export const settingsPath = 'crm/retention-settings';

/** As many are shown, and decided on, at once. */
export const mostAtOnce = 200;

/** Reads anew what a decision changes. */
export function useRefreshRetention(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const path of [
      retentionCases.meta.path,
      archivedPeople.meta.path,
      settingsPath,
      'crm/contacts',
      'crm/leads',
    ])
      void client.invalidateQueries({ queryKey: [path] });
  }, [client]);
}

export const decide = (body: Schemas['RetentionDecisionInput']): Promise<Schemas['RetentionDecided']> =>
  request(`${retentionCases.meta.path}/decisions`, { method: 'POST', body });

export const review = (): Promise<Schemas['RetentionReviewed']> =>
  request(`${retentionCases.meta.path}/review`, { method: 'POST' });
