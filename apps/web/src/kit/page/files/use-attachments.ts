import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { type Attachment, activityKey } from '../timeline/activity';

/** The files beside a record, the newest first. */
export function useAttachments(resource: string, recordId: string) {
  return useQuery<{ items: Attachment[] }, ApiProblem>({
    queryKey: activityKey(resource, recordId, 'files'),
    queryFn: ({ signal }) => request('workspace/attachments', { query: { resource, recordId }, signal }),
  });
}

/** Reads anew what shows the files of a record. */
export function useRefreshFiles(resource: string, recordId: string): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    () => client.invalidateQueries({ queryKey: activityKey(resource, recordId) }),
    [client, resource, recordId],
  );
}

/** Renames and removes files. */
export function useFileChanges(resource: string, recordId: string) {
  const onSettled = useRefreshFiles(resource, recordId);
  const rename = useMutation<Attachment, ApiProblem, { file: Attachment; name: string }>({
    mutationFn: ({ file, name }) =>
      request(`workspace/attachments/${file.id}`, { method: 'PATCH', body: { name }, version: file.version }),
    onSettled,
  });
  const remove = useMutation<void, ApiProblem, Attachment>({
    mutationFn: ({ id, version }) => request(`workspace/attachments/${id}`, { method: 'DELETE', version }),
    onSettled,
  });
  return { rename, remove };
}
