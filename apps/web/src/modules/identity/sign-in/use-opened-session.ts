import { useQueryClient } from '@tanstack/react-query';
import { useResetStore, useStore } from 'ra-core';
import { useCallback } from 'react';
import type { Session } from '@/api/session';

/** What anybody may know stays: the company's name, colour and logo. */
const common = new Set<unknown>(['branding', 'session']);

/** Begins with a session that was just opened: the next person at this browser sees nothing of the one before. */
export function useOpenedSession(): (session: Session) => void {
  const client = useQueryClient();
  const resetStore = useResetStore();
  const [last, setLast] = useStore<string>('person');
  return useCallback(
    (session) => {
      client.removeQueries({ predicate: ({ queryKey }) => !common.has(queryKey[0]) });
      if (last !== session.user.id) resetStore();
      setLast(session.user.id);
      client.setQueryData(['session'], session);
    },
    [client, last, resetStore, setLast],
  );
}
