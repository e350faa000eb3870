import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '@/api/http';
import type { Upload } from '../../data/types';
import { sendFile } from './send-file';

export interface Sending {
  name: string;
  /** From 0 to 1; at 1 the server reads it. */
  share: number;
}

/** One file on its way to the server; leaving the page stops it. */
export function useSending(onDone: (upload: Upload) => void) {
  const [sending, setSending] = useState<Sending>();
  const [problem, setProblem] = useState<ApiProblem>();
  const control = useRef<AbortController>(undefined);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => () => control.current?.abort(), []);
  const send = useCallback(async (file: File) => {
    const { name } = file;
    const controller = new AbortController();
    control.current = controller;
    const { signal } = controller;
    setProblem(undefined);
    setSending({ name, share: 0 });
    try {
      const onProgress = (share: number) => setSending({ name, share });
      done.current(await sendFile(file, { onProgress, signal }));
    } catch (error) {
      if (error instanceof ApiProblem) setProblem(error);
      else if (!signal.aborted) throw error;
    } finally {
      setSending(undefined);
    }
  }, []);
  const cancel = useCallback(() => control.current?.abort(), []);
  return { sending, problem, send, cancel };
}
