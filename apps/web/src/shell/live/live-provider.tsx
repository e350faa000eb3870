import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { customFieldsQuery } from '@/api/custom-fields';
import { type ChangeEvent, listen, onLive } from '@/api/live';
import { isShown } from '@/api/own-changes';
import { useRefreshSession } from '@/api/use-session';
import { recordNamed } from '@/kit/records/define-record';

/** Keeps what is shown true: reads again what others change, at most once a second for each kind of record. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const refreshSession = useRefreshSession();
  useEffect(() => {
    const due = new Map<
      string,
      { timer: ReturnType<typeof setTimeout>; told: (ChangeEvent | undefined)[] }
    >();
    const refresh = (path: string, change?: ChangeEvent) => {
      const waiting = due.get(path);
      if (waiting) {
        waiting.told.push(change);
        return;
      }
      const told = [change];
      const read = () => {
        due.delete(path);
        // The message of what somebody did here may be faster than the answer to it: it is looked for as late as this.
        if (told.every((each) => each && isShown(each))) return;
        void client.invalidateQueries({ queryKey: [path] });
      };
      due.set(path, { timer: setTimeout(read, 400), told });
    };
    const stopListening = onLive((message) => {
      if (message.name === 'resync') void client.invalidateQueries();
      if (message.name === 'notification') void client.invalidateQueries({ queryKey: ['notifications'] });
      if (message.name === 'end' && message.data.reason !== 'shutdown') void refreshSession();
      if (message.name !== 'change') return;
      if (message.data.resource === 'workspace.custom-field')
        refresh(customFieldsQuery.queryKey[0] as string);
      const screens = recordNamed(message.data.resource);
      if (screens) {
        refresh(screens.meta.path, message.data);
        for (const path of screens.affects ?? []) refresh(path);
      }
      void client.invalidateQueries({ queryKey: ['labels', message.data.resource] });
      void client.invalidateQueries({ queryKey: ['timeline', message.data.resource] });
    });
    const stop = listen();
    return () => {
      stopListening();
      stop();
      for (const { timer } of due.values()) clearTimeout(timer);
    };
  }, [client, refreshSession]);
  return children;
}
