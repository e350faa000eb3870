import { useNotify } from 'ra-core';
import { useCallback, useRef, useState } from 'react';
import { ApiProblem } from '@/api/http';

/** Something that must begin once, however often one presses; its refusal is told. */
export function useStart(begin: () => Promise<void>) {
  const notify = useNotify();
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  const latest = useRef(begin);
  latest.current = begin;
  const start = useCallback(async () => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    try {
      await latest.current();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      notify(problem.message, { type: 'error' });
    } finally {
      under.current = false;
      setBusy(false);
    }
  }, [notify]);
  return { busy, start };
}
