import { Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import type { CSSProperties, ReactNode } from 'react';
import type { Span } from './bar-scale';
import type { ChartRow, ChartSeries } from './chart-data';

const Told = styled('span')({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr auto',
  columnGap: 8,
  alignItems: 'center',
  fontVariantNumeric: 'tabular-nums',
  '& > b': { gridColumn: '1 / -1' },
});
const Mark = styled('span')({ width: 9, height: 9, borderRadius: 2, flex: 'none' });
const List = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'center',
  gap: '2px 14px',
  paddingTop: 8,
  fontSize: 12,
  color: theme.vars?.palette.text.secondary,
  '& > span': { display: 'inline-flex', alignItems: 'center', gap: 6 },
}));

interface RowTipProps {
  row: ChartRow;
  series: readonly ChartSeries[];
  colourOf: (at: number) => string;
  format: (value: number) => string;
  children: React.ReactElement;
}

/** The numbers of a row, under the pointer. */
export function RowTip({ row, series, colourOf, format, children }: RowTipProps) {
  const told: ReactNode = (
    <Told>
      <b>{row.label}</b>
      {series.map(({ name, label }, at) => {
        const value = row.values[name];
        return [
          <Mark key={`${name} mark`} style={{ backgroundColor: colourOf(at) }} />,
          <span key={`${name} label`}>{label}</span>,
          <span key={name}>{value === null || value === undefined ? '–' : format(value)}</span>,
        ];
      })}
    </Told>
  );
  return (
    <Tooltip title={told} followCursor>
      {children}
    </Tooltip>
  );
}

/** Which colour is what, when there are several. */
export function Legend({
  series,
  colourOf,
}: {
  series: readonly ChartSeries[];
  colourOf: (at: number) => string;
}) {
  if (series.length < 2) return null;
  return (
    <List>
      {series.map(({ name, label }, at) => (
        <span key={name}>
          <Mark style={{ backgroundColor: colourOf(at) }} />
          {label}
        </span>
      ))}
    </List>
  );
}

/** A chart of bars, with its legend below. */
export const BarFrame = styled('div')(({ theme }) => ({
  height: '100%',
  display: 'flex',
  flexDirection: 'column',
  fontSize: 11,
  color: theme.vars?.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
}));

interface BarsProps {
  /** The bars of a row, each made of one span or of several. */
  bars: readonly (readonly Span[])[];
  colourOf: (series: number) => string;
  /** Where a span lies. */
  place: (span: Span) => CSSProperties;
}

/** The bars of one row. */
export function Bars({ bars, colourOf, place }: BarsProps) {
  return bars.map((parts) => (
    <div key={parts[0]?.series} data-bar>
      {parts.map((span) => (
        <span key={span.series} style={{ backgroundColor: colourOf(span.series), ...place(span) }} />
      ))}
    </div>
  ));
}
