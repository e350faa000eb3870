import { styled } from '@mui/material/styles';
import { useIsPhone } from '../list/phone/use-is-phone';
import { BarFrame, Bars, Legend, RowTip } from './bar-parts';
import { barsOf, placeOf } from './bar-scale';
import { useChartColours } from './chart-colours';
import type { ChartRow, ChartSeries } from './chart-data';

export interface DrawnBarsProps {
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
  /** Writes the numbers of the axis, shorter. */
  short: (value: number) => string;
  stacked: boolean;
}

const Plot = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  gridTemplateRows: 'minmax(0, 1fr) auto',
  columnGap: 8,
  paddingTop: 6,
  '& [data-axis]': { position: 'relative', display: 'grid' },
  '& [data-axis] > span': {
    gridArea: '1 / 1',
    justifySelf: 'end',
    position: 'relative',
    whiteSpace: 'nowrap',
  },
  '& [data-ground]': { position: 'relative', display: 'flex' },
  '& [data-line]': {
    position: 'absolute',
    insetInline: 0,
    borderTop: `1px solid ${theme.vars?.palette.divider}`,
  },
  '& [data-row]': {
    flex: '1 1 0',
    minWidth: 0,
    position: 'relative',
    display: 'flex',
    justifyContent: 'center',
    gap: 2,
    paddingInline: 3,
    '&:hover': { backgroundColor: theme.vars?.palette.action.hover },
  },
  '& [data-bar]': { flex: '0 1 40px', position: 'relative' },
  '& [data-bar] > span': { position: 'absolute', insetInline: 0, borderRadius: '3px 3px 0 0' },
  '& [data-names]': { gridColumn: 2, display: 'flex', paddingTop: 5 },
  '& [data-names] > span': {
    flex: '1 1 0',
    minWidth: 0,
    textAlign: 'center',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
}));

/** Bars that stand, beside each other or one on the other. */
export function DrawnBars({ rows, series, format, short, stacked }: DrawnBarsProps) {
  const colours = useChartColours();
  const phone = useIsPhone();
  const { scale, bars } = barsOf(rows, series, stacked);
  // As many names as can be read: the others are in the numbers under the pointer.
  const every = Math.ceil(rows.length / (phone ? 6 : 12));
  return (
    <BarFrame>
      <Plot>
        <div data-axis>
          {scale.ticks.map((tick) => (
            <span key={tick} style={{ top: `calc(${100 - placeOf(tick, scale)}% - 7px)` }}>
              {short(tick)}
            </span>
          ))}
        </div>
        <div data-ground>
          {scale.ticks.map((tick) => (
            <div key={tick} data-line style={{ top: `${100 - placeOf(tick, scale)}%` }} />
          ))}
          {rows.map((row, index) => (
            <RowTip key={row.label} row={row} series={series} colourOf={colours.of} format={format}>
              <div data-row>
                <Bars
                  bars={bars[index] ?? []}
                  colourOf={colours.of}
                  place={({ from, to }) => ({
                    bottom: `${placeOf(from, scale)}%`,
                    height: `${placeOf(to, scale) - placeOf(from, scale)}%`,
                  })}
                />
              </div>
            </RowTip>
          ))}
        </div>
        <div data-names>
          {rows.map(({ label }, index) => (
            <span key={label} style={every > 1 ? { overflow: 'visible' } : undefined}>
              {index % every === 0 ? label : ''}
            </span>
          ))}
        </div>
      </Plot>
      <Legend series={series} colourOf={colours.of} />
    </BarFrame>
  );
}
