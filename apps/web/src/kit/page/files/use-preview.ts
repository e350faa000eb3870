import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { type ApiProblem, send } from '@/api/http';
import type { Attachment } from '../timeline/activity';
import { decodeText, previewOf } from './file-facts';
import { contentOf } from './use-download';

/** The content of a file for looking at it: an address within this page, or its text. */
export function usePreview(file: Attachment) {
  const kind = previewOf(file.mediaType, file.size);
  const { data, error, refetch } = useQuery<ArrayBuffer, ApiProblem>({
    queryKey: ['content', file.id],
    queryFn: async ({ signal }) => (await send(contentOf(file), { signal })).arrayBuffer(),
    enabled: kind !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });
  // The type is the one that we have looked at: a content of ours is never opened as a page.
  const url = useMemo(
    () =>
      data && (kind === 'image' || kind === 'pdf')
        ? URL.createObjectURL(new Blob([data], { type: kind === 'pdf' ? 'application/pdf' : file.mediaType }))
        : undefined,
    [data, kind, file.mediaType],
  );
  useEffect(() => {
    if (url) return () => URL.revokeObjectURL(url);
  }, [url]);
  const words = useMemo(
    () => (data && kind === 'text' ? decodeText(new Uint8Array(data)) : undefined),
    [data, kind],
  );
  return { kind, url, words, error, retry: () => void refetch() };
}
