import ChartIcon from '@mui/icons-material/InsertChartOutlined';
import TableIcon from '@mui/icons-material/TableRowsOutlined';
import { Box, IconButton, Skeleton, Tooltip, Typography } from '@mui/material';
import { type ReactNode, Suspense, useId, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { EmptyState } from '../feedback/states';
import { Hidden } from '../fields/empty-value';
import type { ChartRow, ChartSeries } from './chart-data';
import { ChartTable } from './chart-table';

export interface ChartProps {
  /** Already worded, like the labels of rows and series. */
  title: string;
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  /** Writes a number; with its unit. */
  format?: (value: number) => string;
  /** What the rows stand for, such as « Mois ». */
  rowLabel?: string;
  /** Pixels of the drawing. */
  height?: number;
  isPending?: boolean;
}

interface ChartFrameProps
  extends Required<Pick<ChartProps, 'title' | 'rows' | 'series' | 'format' | 'height'>> {
  rowLabel?: string | undefined;
  isPending?: boolean | undefined;
  isEmpty: boolean;
  children: ReactNode;
}

/** A drawing and its numbers: seen one or the other, and always read as a table by screen readers. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, rows, series, format, height, rowLabel, isPending, isEmpty, children } = props;
  const text = useText();
  const titleId = useId();
  const [asTable, setAsTable] = useState(false);
  const table = (
    <ChartTable
      caption={title}
      rows={rows}
      series={series}
      format={format}
      rowLabel={rowLabel ?? text('page.charts.row')}
    />
  );
  const toggle = text(asTable ? 'page.charts.asChart' : 'page.charts.asTable', { title });
  return (
    <Box component="figure" aria-labelledby={titleId} sx={{ m: 0, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 32, mb: 2 }}>
        <Typography component="figcaption" id={titleId} variant="h3" sx={{ flex: 1, minWidth: 0 }}>
          {title}
        </Typography>
        {!isEmpty && !isPending && (
          <Tooltip title={toggle}>
            <IconButton aria-label={toggle} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? <ChartIcon fontSize="small" /> : <TableIcon fontSize="small" />}
            </IconButton>
          </Tooltip>
        )}
      </Box>
      {isPending ? (
        <Skeleton variant="rounded" height={height} />
      ) : isEmpty ? (
        <Box sx={{ minHeight: height, display: 'grid', placeItems: 'center' }}>
          <EmptyState icon={ChartIcon} title={text('page.charts.none')} />
        </Box>
      ) : asTable ? (
        <Box sx={{ minHeight: height, overflowX: 'auto' }}>{table}</Box>
      ) : (
        <>
          <Box aria-hidden sx={{ height, minWidth: 0 }}>
            <Suspense fallback={<Skeleton variant="rounded" height={height} />}>{children}</Suspense>
          </Box>
          <Hidden as="div">{table}</Hidden>
        </>
      )}
    </Box>
  );
}
