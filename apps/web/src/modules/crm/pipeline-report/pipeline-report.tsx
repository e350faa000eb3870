import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { useSession } from '@/api/use-session';
import { Alert, EmptyState, ErrorState, LinkButton, Page, Stack, useText } from '@/kit';
import { ChartIcon } from '@/kit/icons';
import { opportunities } from '../opportunities/opportunity.record';
import { queryOf, readReport, writeReport } from './report-address';
import { ReportCharts } from './report-charts';
import { ReportFigures } from './report-figures';
import { ReportFilters } from './report-filters';

type Report = Schemas['PipelineReport'];

const isEmpty = ({ won, lost, abandoned, stages, forecast }: Report): boolean =>
  won.count + lost.count + abandoned.count + forecast.length === 0 &&
  stages.every(({ entered }) => entered === 0);

/** How a pipeline sells: what was won and lost and why, how far opportunities come, and what is to come. */
export function PipelineReport() {
  const text = useText();
  const { user } = useSession();
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readReport(params), [params]);
  const query = queryOf(state, new Date(), user.id);
  const { data, error, refetch, isPlaceholderData } = useQuery<Report, ApiProblem>({
    // Every change of an opportunity may change its figures.
    queryKey: [opportunities.meta.path, 'report', query],
    queryFn: ({ signal }) => request<Report>('crm/pipeline-report', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const refused = error?.fields[0]?.message;
  const filtered = params.size > 0;
  return (
    <Page title={text('crm.report.title')} lead={text('crm.report.lead')} wide>
      <Stack sx={{ gap: 4 }}>
        <ReportFilters
          state={state}
          report={data}
          onChange={(some) => setParams(writeReport({ ...state, ...some }), { flushSync: true })}
        />
        {refused && <Alert severity="error">{refused}</Alert>}
        {error && !refused && !data && <ErrorState error={error} retry={() => void refetch()} />}
        {data && isEmpty(data) && !refused && (
          <EmptyState
            icon={ChartIcon}
            title={text('crm.report.empty')}
            content={text(filtered ? 'crm.report.emptyFiltered' : 'crm.report.emptyContent')}
            action={
              <LinkButton to={filtered ? '/crm/pipeline-report' : '/crm/opportunities'} variant="outlined">
                {text(filtered ? 'crm.report.clear' : 'crm.report.toBoard')}
              </LinkButton>
            }
          />
        )}
        {!(data && isEmpty(data)) && !(error && !data) && !refused && (
          <>
            <ReportFigures report={isPlaceholderData ? undefined : data} />
            <ReportCharts report={data} />
          </>
        )}
      </Stack>
    </Page>
  );
}
