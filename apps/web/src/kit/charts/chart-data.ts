/** One row: what it stands for, and a number for each series; null where there is none. */
export interface ChartRow {
  label: string;
  values: Readonly<Record<string, number | null>>;
}

export interface ChartSeries {
  name: string;
  /** Already worded. */
  label: string;
}

/** Whether there is anything to draw. */
export const isEmptyChart = (rows: readonly ChartRow[], series: readonly ChartSeries[]): boolean =>
  rows.every(({ values }) => series.every(({ name }) => !values[name]));

export interface Slice {
  label: string;
  value: number;
}

/**
 * The largest slices; what is left becomes one more, so that a ring stays readable. Amounts that are not above zero
 * have no share of a ring and are left out.
 */
export function slicesOf(slices: readonly Slice[], most: number, rest: string): Slice[] {
  const sorted = slices.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
  if (sorted.length <= most) return sorted;
  const others = sorted.slice(most - 1).reduce((sum, { value }) => sum + value, 0);
  return [...sorted.slice(0, most - 1), { label: rest, value: others }];
}
