import type { Schemas } from '@/api/generated/schema';
import { BarChart, Card, type ChartRow, Columns, formatMoney, useLanguage, useText } from '@/kit';
import { monthsOf } from './report-rows';

const noReport: Pick<Schemas['PipelineReport'], 'stages' | 'lostReasons' | 'forecast' | 'won' | 'abandoned'> =
  {
    stages: [],
    lostReasons: [],
    forecast: [],
    won: { count: 0, amount: '0.00', averageAmount: null, medianDays: null },
    abandoned: { count: 0, amount: '0.00' },
  };

/** The report as drawings, each with its numbers as a table. */
export function ReportCharts({ report }: { report: Schemas['PipelineReport'] | undefined }) {
  const text = useText();
  const language = useLanguage();
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const { stages, lostReasons, forecast, won, abandoned } = report ?? noReport;
  const isPending = report === undefined;
  const monthName = (month: string | null): string =>
    month === null
      ? text('crm.report.noDay')
      : new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
          new Date(`${month}-01T00:00:00Z`),
        );
  const counted = (label: string, count: number): ChartRow => ({ label, values: { count } });
  const outcomes = [
    counted(text('crm.report.outcome.won'), won.count),
    ...lostReasons.map(({ name, count }) =>
      counted(text('crm.report.outcome.lost', { reason: name }), count),
    ),
    counted(text('crm.report.outcome.abandoned'), abandoned.count),
  ].filter(({ values }) => values['count'] !== 0);
  const days = (value: number) => text('crm.report.days', { value: value.toLocaleString(locale) });
  return (
    <Columns min={440}>
      <Card>
        <BarChart
          title={text('crm.report.funnel')}
          rowLabel={text('crm.report.stage')}
          lying
          isPending={isPending}
          rows={stages.map(({ stage, entered, advanced, won: sold }) => ({
            label: stage.name,
            values: { entered, advanced, sold },
          }))}
          series={[
            { name: 'entered', label: text('crm.report.entered') },
            { name: 'advanced', label: text('crm.report.advanced') },
            { name: 'sold', label: text('crm.report.sold') },
          ]}
        />
      </Card>
      <Card>
        <BarChart
          title={text('crm.report.outcomes')}
          rowLabel={text('crm.report.outcomeLabel')}
          lying
          isPending={isPending}
          rows={outcomes}
          series={[{ name: 'count', label: text('crm.opportunities') }]}
        />
      </Card>
      <Card>
        <BarChart
          title={text('crm.report.forecastByMonth')}
          rowLabel={text('crm.report.month')}
          isPending={isPending}
          format={(value) => formatMoney(value.toFixed(2), language, true)}
          rows={monthsOf(forecast).map(({ month, amount, weightedAmount }) => ({
            label: monthName(month),
            values: { weighted: Number(weightedAmount), amount: Number(amount) },
          }))}
          series={[
            { name: 'weighted', label: text('crm.report.weighted') },
            { name: 'amount', label: text('crm.report.amount') },
          ]}
        />
      </Card>
      <Card>
        <BarChart
          title={text('crm.report.pace')}
          rowLabel={text('crm.report.stage')}
          lying
          isPending={isPending}
          format={days}
          rows={stages.map(({ stage, medianDays }) => ({ label: stage.name, values: { days: medianDays } }))}
          series={[{ name: 'days', label: text('crm.report.medianDays') }]}
        />
      </Card>
    </Columns>
  );
}
