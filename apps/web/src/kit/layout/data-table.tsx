import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { type as letters } from '@/theme/tokens';

export interface DataColumn<Row> {
  id: string;
  /** Already worded. */
  label: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand to the right. */
  numeric?: boolean;
  /** Names the row: on a phone it heads its card, without a label. */
  heads?: boolean;
  /** Pixels; what is left is shared by the others. */
  width?: number;
}

interface DataTableProps<Row> {
  /** What it lists, for screen readers; already worded. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row, index: number) => string;
  /** Stays a table that scrolls sideways on a phone: for rows of a file. */
  scrolls?: boolean;
}

// Said outright: browsers take tables that are drawn as blocks for no tables any more.
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnheader: { role: 'columnheader' },
} as const;

const phone = '@media (max-width: 699px)';

const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: letters.size.body,
  '& th': {
    textAlign: 'left',
    fontSize: letters.size.small,
    fontWeight: 550,
    color: theme.vars?.palette.text.secondary,
    padding: '8px 12px',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${theme.vars?.palette.divider}`,
  },
  '& td': { padding: '9px 12px', verticalAlign: 'top', overflowWrap: 'break-word' },
  // A button is higher than a line of text.
  '& td:has(> button)': { paddingBlock: 4 },
  '& tbody tr:not(:last-of-type) td': { borderBottom: `1px solid ${theme.vars?.palette.divider}` },
  '& :is(th, td):first-of-type': { paddingLeft: 20 },
  '& :is(th, td):last-of-type': { paddingRight: 20 },
  '& [data-numeric]': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  '&[data-scrolls] td': { whiteSpace: 'nowrap', maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis' },
  [phone]: {
    // Each row becomes a small card; the roles keep it a table for screen readers.
    '&:not([data-scrolls])': {
      '&, & tbody, & tr, & td': { display: 'block' },
      '& thead': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
      '& tr': { padding: '10px 20px' },
      '& tbody tr:not(:last-of-type)': { borderBottom: `1px solid ${theme.vars?.palette.divider}` },
      '& tbody tr td:is(td, :first-of-type, :last-of-type)': {
        display: 'flex',
        gap: 12,
        padding: '3px 0',
        border: 0,
        textAlign: 'left',
      },
      '& td:empty': { display: 'none' },
      '& td[data-label]:not([data-label=""])::before': {
        content: 'attr(data-label)',
        flex: '0 0 38%',
        color: theme.vars?.palette.text.secondary,
        fontSize: letters.size.small,
      },
    },
  },
}));

const Place = styled('section')({ overflowX: 'auto' });

/** A table to read: nothing is sorted, selected or edited in it. On a phone each row becomes a small card. */
export function DataTable<Row>({ label, columns, rows, keyOf, scrolls }: DataTableProps<Row>) {
  return (
    // What scrolls must be reached by the keyboard.
    <Place aria-label={label} {...(scrolls && { tabIndex: 0 })}>
      <Table {...as.table} aria-label={label} data-scrolls={scrolls ? '' : undefined}>
        <thead {...as.rowgroup}>
          <tr {...as.row}>
            {columns.map(({ id, label: name, numeric, width }) => (
              <th
                key={id}
                {...as.columnheader}
                data-numeric={numeric ? '' : undefined}
                style={width ? { width } : undefined}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup}>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)} {...as.row}>
              {columns.map(({ id, label: name, numeric, heads, cell }) => (
                <td
                  key={id}
                  {...as.cell}
                  data-label={heads ? '' : name}
                  data-numeric={numeric ? '' : undefined}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Place>
  );
}
