import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useHolds, useReaches } from '@/api/use-session';
import {
  Alert,
  type AnyRecord,
  Button,
  ErrorState,
  FilterSelect,
  Hidden,
  IconText,
  LinkButton,
  Page,
  useText,
} from '@/kit';
import { Calendar } from '@/kit/calendar/calendar';
import { useCalendarState } from '@/kit/calendar/use-calendar-state';
import { AddIcon, DoneIcon } from '@/kit/icons';
import { activities } from '../activities/activity.record';
import { ActivityLooks } from '../activities/activity-looks';
import { kindOf } from '../activities/kinds';
import { everyone, useOwners } from '../activities/use-owners';
import { dueOf } from './activity-events';
import { mostShown, useCalendarEvents } from './use-calendar-events';
import { useMoveActivity } from './use-move-activity';

const PlanDialog = lazy(() =>
  import('../activities/plan-dialog').then((file) => ({ default: file.PlanDialog })),
);

/** The activities by month, week, day or as an agenda: planned by a click, put off by dragging. */
export function CalendarPage() {
  const text = useText();
  const holds = useHolds();
  const state = useCalendarState('week');
  const [params, setParams] = useSearchParams();
  const owners = useOwners();
  const asked = params.get('owner') ?? '';
  const owner = owners.some(({ value }) => value === asked) ? asked : '';
  const [creating, setCreating] = useState<Readonly<Record<string, unknown>>>();
  const { events, activityOf, isPending, error, retry, isCut } = useCalendarEvents(state, owner);
  const move = useMoveActivity(activityOf);
  const { name } = activities.meta;
  const mayCreate = holds(`${name}.create`);
  const reaches = useReaches();
  // Whose calendar is looked at is who will do it, as long as one may then change it.
  const theirs =
    owner && owner !== everyone && reaches(activities.meta, 'update', { ownerId: owner })
      ? { ownerId: owner }
      : {};
  const showOwner = (value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set('owner', value);
        else next.delete('owner');
        return next;
      },
      { replace: true },
    );
  return (
    <Page
      wide
      title={text('crm.calendar.title')}
      actions={
        <>
          <ActivityLooks current="calendar" />
          <FilterSelect
            label={text('crm.calendar.owner')}
            value={owner}
            onChange={showOwner}
            options={owners}
          />
          {mayCreate && (
            <LinkButton variant="outlined" to="/crm/calendar/import">
              {text('crm.calendarImport.open')}
            </LinkButton>
          )}
          {mayCreate && (
            <Button variant="contained" startIcon={<AddIcon />} onClick={() => setCreating(theirs)}>
              {text('crm.calendar.create')}
            </Button>
          )}
        </>
      }
    >
      {isCut && (
        <Alert severity="info" sx={{ mb: 3 }}>
          {text('crm.calendar.many', { max: mostShown })}
        </Alert>
      )}
      {error && events.length === 0 ? (
        <ErrorState error={error} retry={retry} />
      ) : (
        <Calendar
          state={state}
          events={events}
          isPending={isPending}
          renderEvent={({ id, title }) => <EventContent activity={activityOf(id)} title={title} />}
          {...(holds(`${name}.update`) && { onMove: move })}
          {...(mayCreate && {
            onCreate: (at) => setCreating({ ...dueOf(at), ...theirs }),
          })}
        />
      )}
      {creating && (
        <Suspense fallback={null}>
          <PlanDialog values={creating} onClose={() => setCreating(undefined)} />
        </Suspense>
      )}
    </Page>
  );
}

/** The kind as a picture; what is done is ticked. */
function EventContent({ activity, title }: { activity: AnyRecord | undefined; title: string }) {
  const text = useText();
  const done = activity?.['state'] === 'done';
  return (
    <IconText icon={done ? DoneIcon : kindOf(activity?.['kind']).icon} telling={done}>
      {done && <Hidden>{text('crm.activity.state.done')} </Hidden>}
      {title}
    </IconText>
  );
}
