import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';

export type SlotDay = Schemas['SlotDayAnswer'];

/** Where the instance's copies stand. */
export function useStatus() {
  const { data } = useQuery<Schemas['BackupStatusAnswer'], ApiProblem>({
    queryKey: ['backup/status'],
    queryFn: () => request('backup/status'),
    refetchInterval: 60_000,
  });
  return data;
}
