import { useQuery } from '@tanstack/react-query';
import { type ApiProblem, request } from '@/api/http';
import { type Duplicate, saysEnough } from './duplicates';

interface Asked {
  /** Kind of record that is compared, such as `crm.lead`. */
  resource: string;
  /** As far as it is known. */
  record: Readonly<Record<string, unknown>>;
  /** The record itself, when it is stored already. */
  exceptId?: string | undefined;
  enabled?: boolean;
}

/** Records that may be the same, the likeliest first; nothing is asked as long as there is nothing to compare. */
export function useDuplicates({ resource, record, exceptId, enabled = true }: Asked) {
  return useQuery<readonly Duplicate[], ApiProblem>({
    queryKey: ['crm/duplicates', resource, exceptId, record],
    queryFn: async ({ signal }) => {
      const body = { resource, record, ...(exceptId && { exceptId }) };
      const answer = await request<{ items: Duplicate[] }>('crm/duplicate-check', {
        method: 'POST',
        body,
        signal,
      });
      return answer.items;
    },
    enabled: enabled && saysEnough(record),
    staleTime: 10_000,
  });
}
