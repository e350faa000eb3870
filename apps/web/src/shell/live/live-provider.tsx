import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { customFieldsQuery } from '@/api/custom-fields';
import { listen, onLive } from '@/api/live';
import { useRefreshSession } from '@/api/use-session';
import { recordNamed } from '@/kit/records/define-record';

/** Keeps what is shown true: reads again what others change, at most once a second for each kind of record. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const refreshSession = useRefreshSession();
  useEffect(() => {
    const due = new Map<string, ReturnType<typeof setTimeout>>();
    const refresh = (path: string) => {
      if (due.has(path)) return;
      due.set(
        path,
        setTimeout(() => {
          due.delete(path);
          void client.invalidateQueries({ queryKey: [path] });
        }, 400),
      );
    };
    const stopListening = onLive((message) => {
      if (message.name === 'resync') void client.invalidateQueries();
      if (message.name === 'notification') void client.invalidateQueries({ queryKey: ['notifications'] });
      if (message.name === 'end' && message.data.reason !== 'shutdown') void refreshSession();
      if (message.name !== 'change') return;
      if (message.data.resource === 'workspace.custom-field')
        refresh(customFieldsQuery.queryKey[0] as string);
      const screens = recordNamed(message.data.resource);
      if (screens) for (const path of [screens.meta.path, ...(screens.affects ?? [])]) refresh(path);
      void client.invalidateQueries({ queryKey: ['labels', message.data.resource] });
      void client.invalidateQueries({ queryKey: ['timeline', message.data.resource] });
    });
    const stop = listen();
    return () => {
      stopListening();
      stop();
      for (const timer of due.values()) clearTimeout(timer);
    };
  }, [client, refreshSession]);
  return children;
}
