import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import {
  Box,
  Card,
  EmptyState,
  ErrorState,
  FilterSelect,
  RowSkeletons,
  Stack,
  Typography,
  useText,
} from '@/kit';
import { DoneIcon } from '@/kit/icons';
import { team, useDayOwners } from '../activities/use-owners';
import { DayCard } from './day-card';
import { LeadsToAnswer } from './leads-to-answer';
import { OpportunityRows } from './opportunity-rows';

/** Time goes by: what was to come is late now. */
const patience = 60_000;

/** What needs somebody now: what is late, due today and soon, what has stopped, and who waits for an answer. */
export function Today() {
  const text = useText();
  const owners = useDayOwners();
  const [whose, setWhose] = useState('');
  const query = whose === team ? { team: true } : { ...(whose && { ownerId: whose }) };
  const { data, error, refetch } = useQuery<Schemas['TodayAnswer'], ApiProblem>({
    queryKey: ['crm/today', query],
    queryFn: ({ signal }) => request<Schemas['TodayAnswer']>('crm/today', { query, signal }),
    refetchInterval: patience,
  });
  useMinute();
  const shared = whose === team;
  return (
    <Stack sx={{ gap: 4, mb: 4 }}>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 3, minHeight: 36 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {text(whose ? 'crm.today.titleOthers' : 'crm.today.title')}
        </Typography>
        {owners.length > 1 && (
          <FilterSelect label={text('crm.today.whose')} value={whose} onChange={setWhose} options={owners} />
        )}
      </Stack>
      {!data && error && (
        <Card>
          <ErrorState error={error} retry={() => void refetch()} />
        </Card>
      )}
      {!data && !error && (
        <Halves others>
          <Card title={text('crm.today.today')} flush>
            <RowSkeletons count={10} />
          </Card>
          <Card title={text('crm.today.leads')} flush>
            <RowSkeletons count={10} />
          </Card>
        </Halves>
      )}
      {data && (isCalm(data) ? <Calm mine={whose === ''} /> : <Day day={data} shared={shared} />)}
    </Stack>
  );
}

function Day({ day, shared }: { day: Schemas['TodayAnswer']; shared: boolean }) {
  const { opportunitiesWithoutAction, staleOpportunities, leadsToAnswer } = day;
  const hasOthers = opportunitiesWithoutAction.total + staleOpportunities.total + leadsToAnswer.total > 0;
  return (
    <Halves others={hasOthers}>
      <Stack sx={{ gap: 4, minWidth: 0 }}>
        <DayCard bucket="overdue" rows={day.overdue} total={day.totals.overdue} owned={shared} />
        <DayCard bucket="today" rows={day.today} total={day.totals.today} owned={shared} />
        <DayCard bucket="upcoming" rows={day.upcoming} total={day.totals.upcoming} owned={shared} />
      </Stack>
      {hasOthers && (
        <Stack sx={{ gap: 4, minWidth: 0 }}>
          <LeadsToAnswer {...leadsToAnswer} owned={shared} />
          <OpportunityRows why="noAction" {...opportunitiesWithoutAction} />
          <OpportunityRows why="stale" {...staleOpportunities} />
        </Stack>
      )}
    </Halves>
  );
}

/** What has its time, and beside it what has none. */
const Halves = ({ others, children }: { others: boolean; children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 4,
      alignItems: 'start',
      gridTemplateColumns: {
        xs: 'minmax(0, 1fr)',
        lg: others ? 'minmax(0, 3fr) minmax(0, 2fr)' : 'minmax(0, 1fr)',
      },
    }}
  >
    {children}
  </Box>
);

const isCalm = (day: Schemas['TodayAnswer']): boolean =>
  day.totals.overdue +
    day.totals.today +
    day.totals.upcoming +
    day.opportunitiesWithoutAction.total +
    day.staleOpportunities.total +
    day.leadsToAnswer.total ===
  0;

function Calm({ mine }: { mine: boolean }) {
  const text = useText();
  return (
    <Card>
      <EmptyState
        icon={DoneIcon}
        title={text(mine ? 'crm.today.calm' : 'crm.today.calmTeam')}
        content={text('crm.today.calmContent')}
      />
    </Card>
  );
}

/** Draws anew each minute: words such as « en retard » depend on the time. */
function useMinute(): void {
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => draw((count) => count + 1), patience);
    return () => clearInterval(timer);
  }, []);
}
