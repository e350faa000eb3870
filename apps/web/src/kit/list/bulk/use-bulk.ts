import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'ra-core';
import { useState } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { useList } from '../list-context';
import type { Tagging } from './tagging-dialog';

interface TaggingAnswer {
  refused: { id: string; reason: string }[];
}

/** Records of one step: after each, people see how far it is. */
const step = 10;

/** Changes or removes the selected records; those that are refused stay selected, and the first reason is told. */
export function useBulk() {
  const { screens, selection } = useList();
  const { path, name } = screens.meta;
  const dataProvider = useDataProvider();
  const client = useQueryClient();
  const notify = useNotify();
  const [progress, setProgress] = useState<number>();

  const run = async (
    work: (ids: string[]) => Promise<{ data?: unknown[]; reason?: string | undefined }>,
    done: string,
  ): Promise<void> => {
    const ids = [...selection.selected];
    const refused: string[] = [];
    let reason: string | undefined;
    setProgress(0);
    for (let at = 0; at < ids.length; at += step) {
      const some = ids.slice(at, at + step);
      try {
        const answer = await work(some);
        reason ??= answer.reason;
        const finished = new Set(answer.data);
        refused.push(...some.filter((id) => !finished.has(id)));
      } catch (problem) {
        reason ??= (problem as ApiProblem).message;
        refused.push(...some);
        // Without network every further one would fail alike.
        if ((problem as ApiProblem).isOffline) {
          refused.push(...ids.slice(at + step));
          break;
        }
      }
      setProgress(Math.min(at + step, ids.length) / ids.length);
    }
    setProgress(undefined);
    await client.invalidateQueries({ queryKey: [path] });
    selection.keep(refused);
    const count = ids.length - refused.length;
    if (count > 0) notify(done, { type: 'success', messageArgs: { smart_count: count } });
    if (refused.length > 0)
      notify(reason ? 'list.bulk.refusedWhy' : 'list.bulk.refused', {
        type: 'warning',
        messageArgs: { smart_count: refused.length, reason },
      });
  };
  return {
    /** From 0 to 1 while something is done. */
    progress,
    edit: (data: Readonly<Record<string, unknown>>) =>
      run((ids) => dataProvider.updateMany(path, { ids, data }), 'list.bulk.edited'),
    /** Puts tags on the selected records and takes others off. */
    tag: (tagging: Tagging) =>
      run(async (ids) => {
        const body = { resource: name, ids, ...tagging };
        const { refused } = await request<TaggingAnswer>('workspace/tagging', { method: 'POST', body });
        const held = new Set(refused.map(({ id }) => id));
        return { data: ids.filter((id) => !held.has(id)), reason: refused[0]?.reason };
      }, 'list.bulk.edited'),
    remove: () => run((ids) => dataProvider.deleteMany(path, { ids }), 'list.bulk.removed'),
  };
}
