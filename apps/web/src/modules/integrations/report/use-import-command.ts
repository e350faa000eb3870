import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useCallback, useRef, useState } from 'react';
import { ApiProblem } from '@/api/http';
import { keys } from '../data/use-imports';

/** Something that is done to an import: its refusal is told, and what is shown of imports is read again. */
export function useImportCommand(id: string, command: () => Promise<unknown>) {
  const notify = useNotify();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const latest = useRef(command);
  latest.current = command;
  /** Answers whether it was done. */
  const run = useCallback(async () => {
    setBusy(true);
    try {
      await latest.current();
      return true;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      notify(problem.message, { type: 'error' });
      return false;
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: keys.imports });
      await client.invalidateQueries({ queryKey: keys.import(id) });
    }
  }, [client, id, notify]);
  return { busy, run };
}
