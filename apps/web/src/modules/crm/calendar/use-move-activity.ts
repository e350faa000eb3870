import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiProblem, request } from '@/api/http';
import { type AnyRecord, useText } from '@/kit';
import type { StoreMove } from '@/kit/calendar/use-moves';
import { activities } from '../activities/activity.record';
import { dueOf } from './activity-events';

/** Stores where an activity was put in the calendar; how long it lasts stays as it is. */
export function useMoveActivity(activityOf: (id: string) => AnyRecord | undefined): StoreMove {
  const client = useQueryClient();
  const text = useText();
  return useCallback<StoreMove>(
    async (event, to) => {
      const activity = activityOf(event.id);
      if (!activity) return;
      const { path } = activities.meta;
      const { dueAt } = dueOf({ ...to, allDay: event.allDay === true });
      try {
        await request(`${path}/${event.id}`, {
          method: 'PATCH',
          body: { dueAt },
          ...(activity.version !== undefined && { version: activity.version }),
        });
      } catch (problem) {
        if (!(problem instanceof ApiProblem) || problem.code !== 'STALE_VERSION') throw problem;
        throw new ApiProblem(409, { code: 'CHANGED_MEANWHILE', title: text('crm.activity.stale') });
      } finally {
        await client.invalidateQueries({ queryKey: [path] });
      }
      for (const each of activities.affects ?? []) void client.invalidateQueries({ queryKey: [each] });
    },
    [activityOf, client, text],
  );
}
