import type { ChartRow, ChartSeries } from './chart-data';

/** The length of a bar and where it begins, in the numbers of the chart. */
export interface Span {
  series: number;
  from: number;
  to: number;
}

/** The bars of a row: each from zero, or one on the other, what is below zero on its own side. */
export function spansOf({ values }: ChartRow, series: readonly ChartSeries[], stacked: boolean): Span[] {
  let [above, below] = [0, 0];
  return series.map(({ name }, at) => {
    const value = values[name] ?? 0;
    if (!stacked) return { series: at, from: Math.min(0, value), to: Math.max(0, value) };
    const from = value < 0 ? below + value : above;
    const to = value < 0 ? below : above + value;
    if (value < 0) below = from;
    else above = to;
    return { series: at, from, to };
  });
}

export interface Scale {
  min: number;
  max: number;
  /** Round numbers from the smallest to the largest, zero among them. */
  ticks: readonly number[];
}

/** So many steps an axis has at most. */
const most = 5;

/** An axis of round numbers (1, 2 or 5 times a power of ten) that holds every bar. */
export function scaleOf(spans: readonly Pick<Span, 'from' | 'to'>[]): Scale {
  const low = Math.min(0, ...spans.map(({ from }) => from));
  const high = Math.max(0, ...spans.map(({ to }) => to));
  const rough = (high - low) / most || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => each >= rough) ?? rough;
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  // Counted in steps: adding them up would gather rounding errors.
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
  return { min: ticks[0] ?? 0, max: ticks.at(-1) || 1, ticks };
}

/** Where a number is on the axis, in percent. */
export const placeOf = (value: number, { min, max }: Scale): number =>
  ((value - min) / (max - min || 1)) * 100;

/** The bars of each row, each of one span or of several, and the scale that holds them all. */
export function barsOf(
  rows: readonly ChartRow[],
  series: readonly ChartSeries[],
  stacked: boolean,
): { scale: Scale; bars: Span[][][] } {
  const spans = rows.map((row) => spansOf(row, series, stacked));
  return {
    scale: scaleOf(spans.flat()),
    bars: spans.map((each) => (stacked ? [each] : each.map((span) => [span]))),
  };
}
