import { Box } from '@mui/material';
import { lazy } from 'react';
import { useText } from '@/i18n/use-text';
import { useChartColours } from './chart-colours';
import { type Slice, slicesOf } from './chart-data';
import { ChartFrame, type ChartProps } from './chart-frame';
import { useNumberWords } from './number-words';

const DrawnRing = lazy(() => import('./drawn-ring').then(({ DrawnRing }) => ({ default: DrawnRing })));

/** As many slices as have a colour of their own. */
const most = 6;

export interface DonutProps
  extends Pick<ChartProps, 'title' | 'format' | 'rowLabel' | 'height' | 'isPending'> {
  slices: readonly Slice[];
  /** What is counted, such as « Montant »; already worded. */
  valueLabel: string;
}

/** Shares of a whole, as a ring beside its legend. */
export function Donut({ slices, valueLabel, height = 200, ...props }: DonutProps) {
  const text = useText();
  const colours = useChartColours();
  const { whole } = useNumberWords();
  const format = props.format ?? whole;
  const shown = slicesOf(slices, most, text('page.charts.others'));
  const total = shown.reduce((sum, { value }) => sum + value, 0);
  return (
    <ChartFrame
      {...props}
      format={format}
      height={height}
      rows={slices.map(({ label, value }) => ({ label, values: { value } }))}
      series={[{ name: 'value', label: valueLabel }]}
      isEmpty={shown.length === 0}
    >
      <Box sx={{ display: 'flex', height: '100%', gap: 4, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 45%', height: '100%', minWidth: 0 }}>
          <DrawnRing slices={shown} format={format} />
        </Box>
        <Box
          component="ul"
          sx={{
            flex: '1 1 55%',
            minWidth: 0,
            m: 0,
            p: 0,
            listStyle: 'none',
            maxHeight: '100%',
            overflowY: 'auto',
          }}
        >
          {shown.map(({ label, value }, at) => (
            <Box
              component="li"
              key={label}
              sx={{ display: 'flex', alignItems: 'center', gap: 2, py: 0.75, fontSize: 13 }}
            >
              <Box
                sx={{ width: 10, height: 10, borderRadius: 0.25, flex: 'none' }}
                style={{ backgroundColor: colours.of(at) }}
              />
              <Box
                sx={{
                  flex: 1,
                  minWidth: 0,
                  overflow: 'hidden',
                  textOverflow: 'ellipsis',
                  whiteSpace: 'nowrap',
                }}
                title={label}
              >
                {label}
              </Box>
              <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>{format(value)}</Box>
              <Box
                sx={{
                  width: 38,
                  textAlign: 'end',
                  color: 'text.secondary',
                  fontVariantNumeric: 'tabular-nums',
                }}
              >
                {text('page.percent', { percent: Math.round((value / total) * 100) })}
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
    </ChartFrame>
  );
}
