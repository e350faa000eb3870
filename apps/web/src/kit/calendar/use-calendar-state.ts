import { type Theme, useMediaQuery } from '@mui/material';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type CalendarView, type Day, dayOf, rangeOf } from './days';

const views: readonly CalendarView[] = ['month', 'week', 'day', 'agenda'];

export interface CalendarState {
  view: CalendarView;
  day: Day;
  /** First and last day that are shown: what is to be asked of the server. */
  from: Day;
  to: Day;
  show: (view: CalendarView, day: Day) => void;
}

/** Which days a calendar shows, kept in the address. Telephones begin with the agenda. */
export function useCalendarState(usual: CalendarView = 'month'): CalendarState {
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const [params, setParams] = useSearchParams();
  const asked = params.get('view');
  const view = views.find((each) => each === asked) ?? (phone ? 'agenda' : usual);
  const date = params.get('date') ?? '';
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  const day = isDay ? date : dayOf(new Date());
  const show = useCallback(
    (nextView: CalendarView, nextDay: Day) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          next.set('view', nextView);
          next.set('date', nextDay);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return { view, day, ...rangeOf(view, day), show };
}
