import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import { useSession } from '@/api/use-session';
import { useText } from '@/kit';
import { activities } from './activity.record';

export const everyone = 'all';
export const team = 'team';

interface Owner {
  value: string;
  label: string;
}

/** Whose activities may be looked at: one's own (an empty value), all of them, a colleague's. */
export function useOwners(): readonly Owner[] {
  const text = useText();
  const colleagues = useColleagues();
  const { reach } = colleagues;
  if (reach === 'own') return [{ value: '', label: text('crm.today.mine') }];
  return [
    { value: '', label: text('crm.today.mine') },
    { value: everyone, label: text('crm.calendar.everyone') },
    ...colleagues.list,
  ];
}

/** Whose day may be looked at: one's own (an empty value), the team's, a colleague's. */
export function useDayOwners(): readonly Owner[] {
  const text = useText();
  const { reach, list } = useColleagues();
  const mine = { value: '', label: text('crm.today.mine') };
  if (reach === 'own') return [mine];
  return [mine, { value: team, label: text('crm.today.team') }, ...(reach === 'all' ? list : [])];
}

function useColleagues(): { reach: string; list: Owner[] } {
  const { user, permissions } = useSession();
  const reach = permissions[`${activities.meta.name}.read`] ?? 'own';
  const { data } = useQuery({
    queryKey: ['identity/colleagues'],
    queryFn: ({ signal }) => request<Schemas['ColleaguesAnswer']>('identity/colleagues', { signal }),
    enabled: reach !== 'own',
  });
  const list = (data?.items ?? [])
    .filter(({ id }) => id !== user.id)
    .map(({ id, firstName, lastName }) => ({ value: id, label: `${firstName} ${lastName}`.trim() }));
  return { reach, list };
}
