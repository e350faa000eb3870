import { useNotify } from 'ra-core';
import { type ApiProblem, request } from '@/api/http';
import { flushPreferences } from '@/api/preferences';

const channel = 'b2o.signed-out';

/** Hears that another tab of this browser has signed out: this one shows nothing more either. @returns what ends it. */
export function onSignedOutElsewhere(listener: () => void): () => void {
  const tabs = new BroadcastChannel(channel);
  tabs.onmessage = listener;
  return () => tabs.close();
}

function tellOtherTabs(): void {
  const tabs = new BroadcastChannel(channel);
  tabs.postMessage(null);
  tabs.close();
}

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
    tellOtherTabs();
    onSignedOut();
  };
}
