import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiProblem, request } from '@/api/http';
import type { AnyRecord, RecordScreens } from '@/kit';
import { ChooseDialog } from './choose-dialog';
import { CompareDialog } from './compare-dialog';

interface MergeDialogsProps {
  record: RecordScreens;
  /** The record that stays. */
  id: string;
  onClose: () => void;
}

/** A record as it is now. Not the page's own copy: what is compared must not change under a hand. */
function useCompared({ meta }: RecordScreens, id: string | undefined) {
  return useQuery<AnyRecord, ApiProblem>({
    queryKey: ['merge', meta.name, id],
    queryFn: ({ signal }) => request<AnyRecord>(`${meta.path}/${id}`, { signal }),
    enabled: id !== undefined,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** First which other record, then which values. */
export function MergeDialogs({ record, id, onClose }: MergeDialogsProps) {
  const [otherId, setOtherId] = useState<string>();
  const kept = useCompared(record, id);
  const other = useCompared(record, otherId);
  if (!otherId)
    return <ChooseDialog record={record} kept={kept.data} onChoose={setOtherId} onClose={onClose} />;
  return (
    <CompareDialog
      record={record}
      kept={kept.data}
      other={other.data}
      error={kept.error ?? other.error}
      refetch={() => Promise.all([kept.refetch(), other.refetch()])}
      onBack={() => setOtherId(undefined)}
      onClose={onClose}
    />
  );
}
