import { isEmptyChart } from './chart-data';
import { ChartFrame, type ChartProps } from './chart-frame';
import { DrawnBars } from './drawn-bars';
import { LyingBars } from './lying-bars';
import { useNumberWords } from './number-words';

export interface BarChartProps extends ChartProps {
  /** One on the other instead of beside each other. */
  stacked?: boolean;
  /** Bars that lie, with room for long names; as high as there are rows. */
  lying?: boolean;
}

/** Amounts by row, as bars. */
export function BarChart({ stacked = false, lying = false, ...props }: BarChartProps) {
  const { rows, series } = props;
  const height = props.height ?? (lying ? Math.max(160, rows.length * (14 + series.length * 16) + 60) : 240);
  const { whole, short } = useNumberWords();
  const format = props.format ?? whole;
  const Drawn = lying ? LyingBars : DrawnBars;
  return (
    <ChartFrame {...props} format={format} height={height} isEmpty={isEmptyChart(rows, series)}>
      <Drawn rows={rows} series={series} format={format} short={short} stacked={stacked} />
    </ChartFrame>
  );
}
