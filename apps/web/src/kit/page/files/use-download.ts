import { useNotify } from 'ra-core';
import { useCallback } from 'react';
import { type ApiProblem, download } from '@/api/http';
import type { Attachment } from '../timeline/activity';

export const contentOf = ({ id }: Pick<Attachment, 'id'>): string => `workspace/attachments/${id}/content`;

/** Saves a file to the user's disk. */
export function useDownload(): (attachment: Pick<Attachment, 'id'>) => Promise<void> {
  const notify = useNotify();
  return useCallback(
    (attachment) =>
      download(contentOf(attachment)).catch((problem: ApiProblem) =>
        notify(problem.message || 'page.failed', { type: 'error', messageArgs: { _: problem.message } }),
      ),
    [notify],
  );
}
