import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ChartRow, ChartSeries } from './chart-data';

interface ChartTableProps {
  caption: string;
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
  /** What the rows stand for; already worded. */
  rowLabel: string;
}

/** The numbers of a chart. */
export function ChartTable({ caption, rows, series, format, rowLabel }: ChartTableProps) {
  return (
    <Table size="small" aria-label={caption}>
      <TableHead>
        <TableRow>
          <TableCell component="th" scope="col">
            {rowLabel}
          </TableCell>
          {series.map(({ name, label }) => (
            <TableCell key={name} component="th" scope="col" align="right">
              {label}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ label, values }) => (
          <TableRow key={label}>
            <TableCell component="th" scope="row">
              {label}
            </TableCell>
            {series.map(({ name }) => {
              const value = values[name];
              return (
                <TableCell key={name} align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {value === null || value === undefined ? '–' : format(value)}
                </TableCell>
              );
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
