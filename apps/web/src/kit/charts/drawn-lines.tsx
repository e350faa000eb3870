import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { dashOf, useChartColours } from './chart-colours';
import type { ChartRow, ChartSeries } from './chart-data';
import { ChartTooltip } from './chart-tooltip';

interface DrawnProps {
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
  /** Writes the numbers of the axis, shorter. */
  short: (value: number) => string;
}

const room = { top: 6, right: 6, bottom: 0, left: 0 };
const legend = { fontSize: 12, paddingTop: 4 };

function useAxes({ format, short, series }: DrawnProps) {
  const colours = useChartColours();
  const tick = { fill: colours.ink, fontSize: 11 };
  return {
    colours,
    parts: [
      <CartesianGrid key="grid" vertical={false} stroke={colours.grid} />,
      <XAxis
        key="x"
        dataKey="label"
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: colours.grid }}
        minTickGap={12}
      />,
      <YAxis key="y" tick={tick} tickLine={false} axisLine={false} tickFormatter={short} width="auto" />,
      <Tooltip
        key="tooltip"
        cursor={{ fill: colours.hover, stroke: colours.grid }}
        isAnimationActive={false}
        content={<ChartTooltip format={format} />}
      />,
      series.length > 1 && <Legend key="legend" itemSorter={null} iconSize={9} wrapperStyle={legend} />,
    ],
  };
}

/** Lines, each with its own dashes. */
export function DrawnLines(props: DrawnProps) {
  const { rows, series } = props;
  const { colours, parts } = useAxes(props);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={[...rows]} margin={room} accessibilityLayer={false}>
        {parts}
        {series.map(({ name, label }, at) => (
          <Line
            key={name}
            name={label}
            type="monotone"
            dataKey={(row: ChartRow) => row.values[name]}
            stroke={colours.of(at)}
            strokeWidth={2}
            strokeDasharray={dashOf(at) ?? ''}
            dot={rows.length <= 14 ? { r: 2.5, fill: colours.of(at), strokeDasharray: '' } : false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
