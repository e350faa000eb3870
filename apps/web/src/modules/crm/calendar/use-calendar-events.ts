import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { useReaches, useSession } from '@/api/use-session';
import type { AnyRecord } from '@/kit';
import { addDays } from '@/kit/calendar/days';
import type { CalendarState } from '@/kit/calendar/use-calendar-state';
import { momentAt } from '@/kit/inputs/moments';
import { activities } from '../activities/activity.record';
import { everyone } from '../activities/use-owners';
import { eventOf } from './activity-events';

const perPage = 200;
/** More than this no calendar shows. */
export const mostShown = 1000;

interface Found {
  items: AnyRecord[];
  total: number;
}

/** The activities of the days that are shown; those given up are left out. */
export function useCalendarEvents({ from, to }: Pick<CalendarState, 'from' | 'to'>, owner: string) {
  const { user } = useSession();
  const reaches = useReaches();
  const { path } = activities.meta;
  const query = {
    'dueAt.from': momentAt(from),
    // The first moment of the day after is not asked for.
    'dueAt.to': new Date(Date.parse(momentAt(addDays(to, 1))) - 1).toISOString(),
    state: 'planned,done',
    ...(owner !== everyone && { ownerId: owner || user.id }),
  };
  const { data, error, isFetching, isPlaceholderData, isPending, refetch } = useQuery<Found, ApiProblem>({
    queryKey: [path, 'calendar', query],
    queryFn: async ({ signal }) => {
      const found: Found = { items: [], total: 0 };
      for (let page = 1; page <= mostShown / perPage; page += 1) {
        const { items, total } = await request<Found>(path, {
          query: { ...query, page, perPage, sort: 'dueAt', order: 'asc' },
          signal,
        });
        found.items.push(...items);
        found.total = total;
        if (found.items.length >= total || items.length === 0) break;
      }
      return found;
    },
    placeholderData: keepPreviousData,
  });
  const byId = useMemo(() => new Map(data?.items.map((each) => [each.id, each])), [data]);
  // Undoing a move comes after the move was read: it needs the version of that moment.
  const latest = useRef(byId);
  latest.current = byId;
  const events = useMemo(
    () =>
      (data?.items ?? []).flatMap(
        (each) => eventOf(each, new Date(), reaches(activities.meta, 'update', each)) ?? [],
      ),
    [data, reaches],
  );
  return {
    events,
    activityOf: useCallback((id: string) => latest.current.get(id), []),
    isPending: isPending || (isFetching && isPlaceholderData),
    error,
    retry: () => void refetch(),
    isCut: (data?.total ?? 0) > mostShown,
  };
}
