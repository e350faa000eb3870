import { EmptyValue, useLanguage, useText } from '@/kit';
import { DataTable } from '@/kit/layout/data-table';

export interface FindingRow {
  line: number;
  column: string | null;
  /** What stands there; undefined where nobody may see it any more. */
  value?: string | undefined;
  reason: string;
}

interface FindingTableProps {
  label: string;
  rows: readonly FindingRow[];
}

/** What was wrong with rows of a file: where, what stands there, and why. */
export function FindingTable({ label, rows }: FindingTableProps) {
  const text = useText();
  const number = new Intl.NumberFormat(useLanguage());
  const hasValues = rows.some(({ value }) => value !== undefined);
  return (
    <DataTable
      label={label}
      rows={rows}
      keyOf={({ line, column, reason }, index) => `${line} ${column} ${reason} ${index}`}
      columns={[
        {
          id: 'line',
          label: text('imports.report.line'),
          width: 90,
          cell: ({ line }) => number.format(line),
        },
        {
          id: 'column',
          label: text('imports.report.column'),
          width: 170,
          cell: ({ column }) => column ?? <EmptyValue />,
        },
        ...(hasValues
          ? [
              {
                id: 'value',
                label: text('imports.report.value'),
                width: 200,
                cell: ({ value }: FindingRow) => value || <EmptyValue />,
              },
            ]
          : []),
        { id: 'reason', label: text('imports.report.reason'), cell: ({ reason }) => reason },
      ]}
    />
  );
}
