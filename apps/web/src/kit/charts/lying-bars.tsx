import { styled } from '@mui/material/styles';
import { BarFrame, Bars, Legend, RowTip } from './bar-parts';
import { barsOf, placeOf } from './bar-scale';
import { useChartColours } from './chart-colours';
import type { DrawnBarsProps } from './drawn-bars';

const Plot = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: 'fit-content(42%) minmax(0, 1fr)',
  columnGap: 10,
  paddingRight: 14,
  '& [data-name]': {
    alignSelf: 'center',
    textAlign: 'end',
    fontSize: 12,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& [data-ground]': { gridColumn: 2, position: 'relative', pointerEvents: 'none' },
  '& [data-line]': {
    position: 'absolute',
    insetBlock: 0,
    borderLeft: `1px solid ${theme.vars?.palette.divider}`,
  },
  '& [data-row]': {
    gridColumn: 2,
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: 2,
    paddingBlock: 4,
    '&:hover': { backgroundColor: theme.vars?.palette.action.hover },
  },
  '& [data-bar]': { flex: '0 1 20px', position: 'relative' },
  '& [data-bar] > span': { position: 'absolute', insetBlock: 0, borderRadius: '0 3px 3px 0' },
  '& [data-axis]': { gridColumn: 2, position: 'relative', height: 18 },
  '& [data-axis] > span': {
    position: 'absolute',
    top: 4,
    transform: 'translateX(-50%)',
    whiteSpace: 'nowrap',
  },
}));

/** Bars that lie, with what they stand for at their left. */
export function LyingBars({ rows, series, format, short, stacked }: DrawnBarsProps) {
  const colours = useChartColours();
  const { scale, bars } = barsOf(rows, series, stacked);
  return (
    <BarFrame>
      <Plot style={{ gridTemplateRows: `repeat(${rows.length}, minmax(0, 1fr)) auto` }}>
        <div data-ground style={{ gridRow: `1 / span ${rows.length}` }}>
          {scale.ticks.map((tick) => (
            <div key={tick} data-line style={{ left: `${placeOf(tick, scale)}%` }} />
          ))}
        </div>
        {rows.map((row, index) => [
          <div key={`${row.label} name`} data-name title={row.label} style={{ gridRow: index + 1 }}>
            {row.label}
          </div>,
          <RowTip key={row.label} row={row} series={series} colourOf={colours.of} format={format}>
            <div data-row style={{ gridRow: index + 1 }}>
              <Bars
                bars={bars[index] ?? []}
                colourOf={colours.of}
                place={({ from, to }) => ({
                  left: `${placeOf(from, scale)}%`,
                  width: `${placeOf(to, scale) - placeOf(from, scale)}%`,
                })}
              />
            </div>
          </RowTip>,
        ])}
        <div data-axis style={{ gridRow: rows.length + 1 }}>
          {scale.ticks.map((tick) => (
            <span key={tick} style={{ left: `${placeOf(tick, scale)}%` }}>
              {short(tick)}
            </span>
          ))}
        </div>
      </Plot>
      <Legend series={series} colourOf={colours.of} />
    </BarFrame>
  );
}
