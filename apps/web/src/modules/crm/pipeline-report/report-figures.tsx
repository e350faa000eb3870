import type { Schemas } from '@/api/generated/schema';
import { Figure, Figures, formatMoney, useLanguage, useText } from '@/kit';
import { forecastTotal } from './report-rows';

/** The few numbers that matter most. */
export function ReportFigures({ report }: { report: Schemas['PipelineReport'] | undefined }) {
  const text = useText();
  const language = useLanguage();
  const money = (amount: string | null) =>
    amount === null ? text('crm.report.none') : formatMoney(amount, language, true);
  const percent = (value: number | null) =>
    value === null
      ? text('crm.report.none')
      : text('crm.report.percent', { value: value.toLocaleString(language === 'en' ? 'en-GB' : 'fr-FR') });
  const open = report?.forecast.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const notes = report && {
    won: text('crm.report.wonNote', { smart_count: report.won.count }),
    rate: text('crm.report.rateNote', { won: report.won.count, lost: report.lost.count }),
    average:
      report.won.medianDays === null
        ? ' '
        : text('crm.report.averageNote', { days: Math.round(report.won.medianDays) }),
    forecast: text('crm.report.forecastNote', { smart_count: open }),
  };
  return (
    <Figures label={text('crm.report.figures')}>
      <Figure
        label={text('crm.report.won')}
        value={report && money(report.won.amount)}
        note={notes?.won ?? ' '}
      />
      <Figure
        label={text('crm.report.rate')}
        value={report && percent(report.winRate)}
        note={notes?.rate ?? ' '}
      />
      <Figure
        label={text('crm.report.average')}
        value={report && money(report.won.averageAmount)}
        note={notes?.average ?? ' '}
      />
      <Figure
        label={text('crm.report.forecast')}
        value={report && money(forecastTotal(report.forecast))}
        note={notes?.forecast ?? ' '}
      />
    </Figures>
  );
}
