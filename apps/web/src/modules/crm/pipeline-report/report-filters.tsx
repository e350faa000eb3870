import { useGetList } from 'ra-core';
import type { Schemas } from '@/api/generated/schema';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  DayField,
  FilterSelect,
  formatDay,
  Stack,
  Typography,
  useLanguage,
  useText,
} from '@/kit';
import { useOwnerOptions } from '../opportunities/use-owner-options';
import { type ReportPeriod, type ReportState, reportPeriods } from './report-address';

interface ReportFiltersProps {
  state: ReportState;
  /** What the server has answered, once it has. */
  report: Schemas['PipelineReport'] | undefined;
  onChange: (some: Partial<ReportState>) => void;
}

/** Which days, which pipeline, and whose opportunities. */
export function ReportFilters({ state, report, onChange }: ReportFiltersProps) {
  const text = useText();
  const language = useLanguage();
  const holds = useHolds();
  const owners = useOwnerOptions();
  const { data: pipelines = [] } = useGetList<AnyRecord>(
    'crm/pipelines',
    { pagination: { page: 1, perPage: 100 }, sort: { field: 'position', order: 'ASC' } },
    { enabled: holds('crm.pipeline.read') },
  );
  const chosen = (period: string) =>
    onChange(
      period === 'days'
        ? { period, from: report?.from ?? '', to: report?.to ?? '' }
        : { period: period as ReportPeriod, from: '', to: '' },
    );
  return (
    <Stack
      direction="row"
      role="search"
      aria-label={text('crm.report.filters')}
      sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center' }}
    >
      <FilterSelect
        label={text('crm.report.period')}
        value={state.period}
        onChange={chosen}
        options={[
          { value: '', label: text('crm.report.twelveMonths') },
          ...reportPeriods.map((period) => ({ value: period, label: text(`list.periods.${period}`) })),
          { value: 'days', label: text('crm.report.chosenDays') },
        ]}
      />
      {state.period === 'days' && (
        <>
          <DayField
            label={text('crm.report.from')}
            value={state.from}
            onChange={(from) => onChange({ from })}
          />
          <DayField label={text('crm.report.to')} value={state.to} onChange={(to) => onChange({ to })} />
        </>
      )}
      {pipelines.length > 1 && (
        <FilterSelect
          label={text('crm.opportunity.board.pipeline')}
          value={state.pipelineId || (report?.pipelineId ?? '')}
          onChange={(pipelineId) => onChange({ pipelineId })}
          options={pipelines.map(({ id, name }) => ({ value: id, label: String(name) }))}
        />
      )}
      <FilterSelect
        label={text('crm.opportunity.board.owner')}
        value={state.ownerId}
        onChange={(ownerId) => onChange({ ownerId })}
        options={owners}
      />
      <Typography variant="body2" color="textSecondary" role="status">
        {report &&
          text('crm.report.between', {
            from: formatDay(report.from, language),
            to: formatDay(report.to, language),
          })}
      </Typography>
    </Stack>
  );
}
