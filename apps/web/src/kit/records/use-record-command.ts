import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiProblem, request } from '@/api/http';
import { useText } from '@/i18n/use-text';
import type { AnyRecord, RecordScreens } from './define-record';

type Send = (record: AnyRecord, command: string, body?: object) => Promise<AnyRecord>;

/**
 * Sends a named command for a record as it is shown, such as `completion`. Where somebody was faster, the record is
 * read anew and the refusal says so.
 * @param stale i18n key of what is said then.
 * @throws ApiProblem
 */
export function useRecordCommand({ meta, affects }: RecordScreens, stale: string): Send {
  const client = useQueryClient();
  const text = useText();
  return useCallback<Send>(
    async ({ id, version }, command, body = {}) => {
      const readAnew = () =>
        Promise.all(
          [meta.path, ...(affects ?? [])].map((path) => client.invalidateQueries({ queryKey: [path] })),
        );
      try {
        const saved = await request<AnyRecord>(`${meta.path}/${id}/${command}`, {
          method: 'POST',
          body,
          ...(version !== undefined && { version }),
        });
        client.setQueryData([meta.path, 'getOne', { id, meta: undefined }], saved);
        void readAnew();
        void client.invalidateQueries({ queryKey: ['timeline', meta.name] });
        return saved;
      } catch (problem) {
        if (!(problem instanceof ApiProblem) || problem.code !== 'STALE_VERSION') throw problem;
        await readAnew();
        throw new ApiProblem(409, { code: 'CHANGED_MEANWHILE', title: text(stale, { _: stale }) });
      }
    },
    [client, text, meta, affects, stale],
  );
}
