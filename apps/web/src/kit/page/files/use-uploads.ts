import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { upload } from '@/api/upload';
import { useText } from '@/i18n/use-text';
import { useRefreshFiles } from './use-attachments';

/** Bytes that the server takes for one file. */
export const largestFile = 25 * 1024 * 1024;
/** How many files leave at a time: more would only slow each other. */
const lanes = 3;

export interface Upload {
  /** Also the key under which the server knows a repeated upload. */
  key: string;
  file: File;
  /** From 0 to 1. */
  share: number;
  state: 'waiting' | 'sending' | 'refused';
  /** Why it was refused; already worded. */
  reason?: string;
}

/** Sends files to a record, some at a time; each can be cancelled, and sent again after a refusal. */
export function useUploads(resource: string, recordId: string, onStored: (name: string) => void) {
  const text = useText();
  const refresh = useRefreshFiles(resource, recordId);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const stored = useRef(onStored);
  stored.current = onStored;

  const change = useCallback(
    (key: string, facts: Partial<Upload>) =>
      setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...facts } : each))),
    [],
  );
  const drop = useCallback((key: string) => setUploads((all) => all.filter((each) => each.key !== key)), []);

  const start = useCallback(
    async ({ key, file }: Upload) => {
      const abort = new AbortController();
      aborts.current.set(key, abort);
      change(key, { state: 'sending', share: 0 });
      try {
        await upload('workspace/attachments', file, {
          query: { resource, recordId, name: file.name },
          idempotencyKey: key,
          signal: abort.signal,
          onProgress: (share) => change(key, { share }),
        });
        await refresh();
        drop(key);
        stored.current(file.name);
      } catch (error) {
        if (abort.signal.aborted) return drop(key);
        const { message } = error as ApiProblem;
        change(key, { state: 'refused', reason: text(message || 'page.failed', { _: message }) });
      } finally {
        aborts.current.delete(key);
      }
    },
    [resource, recordId, change, drop, refresh, text],
  );

  useEffect(() => {
    const sending = uploads.filter(({ state }) => state === 'sending').length;
    const next = uploads.filter(({ state }) => state === 'waiting').slice(0, lanes - sending);
    for (const each of next) if (!aborts.current.has(each.key)) void start(each);
  }, [uploads, start]);

  useEffect(() => {
    const running = aborts.current;
    if (uploads.length === 0) return;
    // Closing the window now would lose what is on its way.
    const stay = (event: BeforeUnloadEvent) => running.size > 0 && event.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [uploads.length]);

  const add = (files: readonly File[]) => {
    const given = files.map((file): Upload => {
      const tooLarge = file.size > largestFile;
      return {
        key: crypto.randomUUID(),
        file,
        share: 0,
        state: tooLarge ? 'refused' : 'waiting',
        ...(tooLarge && { reason: text('page.files.tooLarge') }),
      };
    });
    setUploads((all) => [...all, ...given]);
  };
  const cancel = (key: string) => {
    const running = aborts.current.get(key);
    if (running) running.abort();
    else drop(key);
  };
  const retry = (key: string) => change(key, { state: 'waiting', share: 0 });
  return { uploads, add, cancel, retry };
}
