import { useGetList, useRecordContext } from 'ra-core';
import { lazy, Suspense, useState } from 'react';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  Box,
  Button,
  Card,
  ErrorState,
  formatNumber,
  LinkButton,
  Prose,
  pathOf,
  RowSkeletons,
  Stack,
  useLanguage,
  useText,
} from '@/kit';
import { activities } from './activity.record';
import { ActivityRows } from './activity-rows';
import { type Concerned, linkOf, linksFor } from './links';

const PlanDialog = lazy(() => import('./plan-dialog').then((file) => ({ default: file.PlanDialog })));
const LogDialog = lazy(() => import('./log-dialog').then((file) => ({ default: file.LogDialog })));

const shownNext = 8;
const shownPast = 6;

export interface RecordActivitiesProps {
  record: Concerned;
  id: string;
}

/** What is to be done for a record, and what was done: the next first. Stands on the record's page. */
export function ActivitiesCard({ record: kind, id }: RecordActivitiesProps) {
  const text = useText();
  const language = useLanguage();
  const holds = useHolds();
  const record = useRecordContext<AnyRecord>();
  const [dialog, setDialog] = useState<'plan' | 'log'>();
  const { name, path } = activities.meta;
  const known = id !== '';
  const filter = { [linkOf(kind)]: id };
  const next = useGetList<AnyRecord>(
    path,
    {
      filter: { ...filter, state: 'planned' },
      sort: { field: 'dueAt', order: 'ASC' },
      pagination: { page: 1, perPage: shownNext },
    },
    { enabled: known },
  );
  const past = useGetList<AnyRecord>(
    path,
    {
      filter: { ...filter, state: 'done' },
      sort: { field: 'doneAt', order: 'DESC' },
      pagination: { page: 1, perPage: shownPast },
    },
    { enabled: known },
  );
  const error = next.error ?? past.error;
  const loaded = next.data && past.data;
  const total = (next.total ?? 0) + (past.total ?? 0);
  const shown = (next.data?.length ?? 0) + (past.data?.length ?? 0);
  const links = linksFor(kind, id, record);
  const close = () => setDialog(undefined);
  return (
    <Card title={text('crm.activities')} flush>
      {holds(`${name}.create`) && (
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 2, px: 5, pb: 3 }}>
          <Button variant="outlined" onClick={() => setDialog('plan')}>
            {text('crm.activity.plan')}
          </Button>
          <Button onClick={() => setDialog('log')}>{text('crm.activity.log')}</Button>
        </Stack>
      )}
      {error && !loaded && (
        <ErrorState
          error={error}
          retry={() => {
            void next.refetch();
            void past.refetch();
          }}
        />
      )}
      {!loaded && !error && <RowSkeletons count={3} />}
      {loaded && (
        <>
          {total === 0 && (
            <Box sx={{ px: 5, pb: 4 }}>
              <Prose>{text('crm.activity.none')}</Prose>
            </Box>
          )}
          {next.data.length > 0 && <ActivityRows title={text('crm.activity.next')} rows={next.data} />}
          {past.data.length > 0 && <ActivityRows title={text('crm.activity.past')} rows={past.data} />}
          {total > shown && (
            <LinkButton sx={{ mx: 3, my: 2 }} to={`${pathOf(activities)}?${new URLSearchParams(filter)}`}>
              {text('crm.activity.older', { total: formatNumber(total, 'integer', language) })}
            </LinkButton>
          )}
        </>
      )}
      {dialog && (
        <Suspense fallback={null}>
          {dialog === 'plan' ? (
            <PlanDialog values={links} onClose={close} />
          ) : (
            <LogDialog links={links} onClose={close} />
          )}
        </Suspense>
      )}
    </Card>
  );
}
