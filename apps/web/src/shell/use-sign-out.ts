import { useNotify } from 'ra-core';
import { type ApiProblem, request } from '@/api/http';
import { flushPreferences } from '@/api/preferences';

/** Ends the session on the server, and says so when that fails: the next person at this browser would be in it. */
export function useSignOut(onSignedOut: () => void): () => Promise<void> {
  const notify = useNotify();
  return async () => {
    await flushPreferences();
    try {
      await request('identity/session', { method: 'DELETE' });
    } catch (error) {
      const { status, message } = error as ApiProblem;
      // A session that is over already is what was asked for.
      if (status !== 401) return notify(message, { type: 'error' });
    }
    onSignedOut();
  };
}
