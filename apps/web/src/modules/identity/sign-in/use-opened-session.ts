import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Session } from '@/api/session';

/** What anybody may know stays: the company's name, colour and logo. */
const common = new Set<unknown>(['branding', 'session']);

/** Begins with a session that was just opened: the next person at this browser sees nothing of the one before. */
export function useOpenedSession(): (session: Session) => void {
  const client = useQueryClient();
  return useCallback(
    (session) => {
      client.removeQueries({ predicate: ({ queryKey }) => !common.has(queryKey[0]) });
      client.setQueryData(['session'], session);
    },
    [client],
  );
}
