import { Cell, Pie, PieChart, ResponsiveContainer, Tooltip } from 'recharts';
import { useChartColours } from './chart-colours';
import type { Slice } from './chart-data';
import { ChartTooltip } from './chart-tooltip';

interface DrawnRingProps {
  slices: readonly Slice[];
  format: (value: number) => string;
}

/** A ring of shares. */
export function DrawnRing({ slices, format }: DrawnRingProps) {
  const colours = useChartColours();
  return (
    <ResponsiveContainer width="100%" height="100%">
      <PieChart accessibilityLayer={false}>
        <Tooltip isAnimationActive={false} content={<ChartTooltip format={format} />} />
        <Pie
          data={[...slices]}
          dataKey="value"
          nameKey="label"
          rootTabIndex={-1}
          innerRadius="62%"
          outerRadius="96%"
          startAngle={90}
          endAngle={-270}
          stroke={colours.ground}
          strokeWidth={2}
          isAnimationActive={false}
        >
          {slices.map(({ label }, at) => (
            <Cell key={label} fill={colours.of(at)} />
          ))}
        </Pie>
      </PieChart>
    </ResponsiveContainer>
  );
}
