import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import type { Condition } from './conditions';

type Preview = Schemas['SegmentPreviewAnswer'];

/** Pause in writing, in milliseconds, after which the server is asked. */
const pause = 350;

/** Whom conditions would have, a moment after they were last changed. */
export function usePreview(match: 'all' | 'any', conditions: readonly Condition[], enabled: boolean) {
  const words = JSON.stringify({ match, conditions });
  const [asked, setAsked] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), pause);
    return () => clearTimeout(timer);
  }, [words]);
  const query = useQuery<Preview, ApiProblem>({
    queryKey: ['crm/contacts', 'segment-preview', asked],
    queryFn: ({ signal }) =>
      request<Preview>('crm/segment-preview', { method: 'POST', body: JSON.parse(asked) as object, signal }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { ...query, waiting: query.isFetching || asked !== words };
}
