import { Columns } from '@/kit';
import { BarChart } from '@/kit/charts/bar-chart';
import { Donut } from '@/kit/charts/donut';
import { LineChart } from '@/kit/charts/line-chart';
import { Part } from './part';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'];
const series = [
  { name: 'won', label: 'Won' },
  { name: 'lost', label: 'Lost' },
];
const rows = months.map((label, at) => ({
  label,
  values: { won: 4_000 + ((at * 3_700) % 9_000), lost: at === 3 ? null : 1_000 + at * 450 },
}));
const slices = ['Roofs', 'Walls', 'Windows', 'Floors', 'Doors', 'Stairs', 'Gardens', 'Others'].map(
  (label, at) => ({ label, value: 900 - at * 100 }),
);

/** Drawings with numbers, without any, and before they have come. */
export function ChartsPart() {
  return (
    <Part id="charts" title="Charts">
      <Columns min={380}>
        <BarChart title="Side by side" rows={rows} series={series} rowLabel="Month" />
        <BarChart title="On each other" rows={rows} series={series} rowLabel="Month" stacked />
        <BarChart title="Lying" rows={rows} series={series} rowLabel="Month" lying />
        <LineChart title="Lines" rows={rows} series={series} rowLabel="Month" />
        <Donut title="Shares" slices={slices} valueLabel="Amount" />
        <BarChart title="Without numbers" rows={[]} series={series} />
        <LineChart title="On its way" rows={[]} series={series} isPending />
      </Columns>
    </Part>
  );
}
