import { lazy, useCallback } from 'react';
import { useLanguage } from '@/i18n/use-text';
import { isEmptyChart } from './chart-data';
import { ChartFrame, type ChartProps } from './chart-frame';

const DrawnBars = lazy(() => import('./drawn-axes').then(({ DrawnBars }) => ({ default: DrawnBars })));
const DrawnLines = lazy(() => import('./drawn-axes').then(({ DrawnLines }) => ({ default: DrawnLines })));

/** Numbers as the language writes them: whole, and short for an axis. */
export function useNumberWords() {
  const language = useLanguage();
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const whole = useCallback((value: number) => value.toLocaleString(locale), [locale]);
  const short = useCallback(
    (value: number) => value.toLocaleString(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    [locale],
  );
  return { whole, short };
}

export interface BarChartProps extends ChartProps {
  /** One on the other instead of beside each other. */
  stacked?: boolean;
}

/** Amounts by row, as bars. */
export function BarChart({ stacked, height = 240, ...props }: BarChartProps) {
  const { rows, series } = props;
  const { whole, short } = useNumberWords();
  const format = props.format ?? whole;
  return (
    <ChartFrame {...props} format={format} height={height} isEmpty={isEmptyChart(rows, series)}>
      <DrawnBars rows={rows} series={series} format={format} short={short} stacked={stacked} />
    </ChartFrame>
  );
}

/** How amounts change from row to row, as lines. */
export function LineChart({ height = 240, ...props }: ChartProps) {
  const { rows, series } = props;
  const { whole, short } = useNumberWords();
  const format = props.format ?? whole;
  return (
    <ChartFrame {...props} format={format} height={height} isEmpty={isEmptyChart(rows, series)}>
      <DrawnLines rows={rows} series={series} format={format} short={short} />
    </ChartFrame>
  );
}
