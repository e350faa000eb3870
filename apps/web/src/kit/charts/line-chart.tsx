import { lazy } from 'react';
import { isEmptyChart } from './chart-data';
import { ChartFrame, type ChartProps } from './chart-frame';
import { useNumberWords } from './number-words';

const DrawnLines = lazy(() => import('./drawn-lines').then(({ DrawnLines }) => ({ default: DrawnLines })));

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
