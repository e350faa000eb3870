import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useEffect, useState } from 'react';
import { ApiProblem, request } from '@/api/http';
import { keys } from '../data/use-backups';

/** A copy that was asked for begins within seconds; nobody waits for it longer than this many milliseconds. */
const patience = 30_000;

/** Has a copy taken now; `awaited` for a while after, until it must be in the list. */
export function useCopyNow() {
  const notify = useNotify();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [awaited, setAwaited] = useState(false);
  useEffect(() => {
    if (!awaited) return;
    const timer = setTimeout(() => setAwaited(false), patience);
    return () => clearTimeout(timer);
  }, [awaited]);
  const copy = async () => {
    setBusy(true);
    try {
      await request('backup/runs', { method: 'POST', idempotencyKey: crypto.randomUUID() });
      notify('backups.copyAsked', { type: 'success' });
      setAwaited(true);
      await client.invalidateQueries({ queryKey: keys.runs, exact: true });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      notify(problem.message, { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return { busy, awaited, copy };
}
