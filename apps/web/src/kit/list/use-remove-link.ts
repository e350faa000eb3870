import { useDataProvider, useNotify } from 'ra-core';
import { useCallback } from 'react';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { copyOf } from '../records/copy-of';
import type { AnyRecord, RecordScreens } from '../records/define-record';

/**
 * Takes a link between two records away; whoever may make such links can have it back at once.
 * @param onChange after each of both.
 */
export function useRemoveLink(record: RecordScreens, onChange: () => void) {
  const provider = useDataProvider();
  const notify = useNotify();
  const holds = useHolds();
  const { path, name } = record.meta;
  const mayMake = holds(`${name}.create`);
  return useCallback(
    async (id: string, title: string): Promise<void> => {
      const attempt = async (work: () => Promise<unknown>, done: string, undo?: () => void) => {
        try {
          await work();
          notify(done, {
            type: 'success',
            messageArgs: { title },
            ...(undo && { action: { label: 'page.undo', run: undo } }),
          });
        } catch (problem) {
          const { message } = problem as ApiProblem;
          notify(message || 'page.failed', { type: 'error', messageArgs: { _: message } });
        }
        onChange();
      };
      let taken: AnyRecord | undefined;
      const takeBack = () =>
        void attempt(
          async () => taken && provider.create(path, { data: copyOf(record, taken) }),
          'list.related.broughtBack',
        );
      const take = async () => {
        const { data } = await provider.getOne<AnyRecord>(path, { id });
        await provider.delete<AnyRecord>(path, { id, previousData: data });
        taken = data;
      };
      await attempt(take, 'list.related.removed', mayMake ? takeBack : undefined);
    },
    [provider, notify, mayMake, path, record, onChange],
  );
}
