import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import { useSession } from '@/api/use-session';
import { useText } from '@/kit';
import { me } from './board/board-address';

/** Whose opportunities may be looked at: everybody's, one's own, a colleague's. */
export function useOwnerOptions(): readonly { value: string; label: string }[] {
  const text = useText();
  const { user } = useSession();
  const { data } = useQuery({
    queryKey: ['identity/colleagues'],
    queryFn: ({ signal }) => request<Schemas['ColleaguesAnswer']>('identity/colleagues', { signal }),
  });
  return [
    { value: '', label: text('crm.opportunity.board.everybody') },
    { value: me, label: text('crm.opportunity.board.me') },
    ...(data?.items ?? [])
      .filter(({ id }) => id !== user.id)
      .map(({ id, firstName, lastName }) => ({ value: id, label: `${firstName} ${lastName}`.trim() })),
  ];
}
