import { Card, useLanguage, useText } from '@/kit';
import { DataTable } from '@/kit/layout/data-table';
import type { Upload } from '../../data/types';

/** The first rows of a file as they were read. */
export function FilePreview({ upload: { columns, previewRows } }: { upload: Upload }) {
  const text = useText();
  const number = new Intl.NumberFormat(useLanguage());
  const title = text('imports.reading.preview');
  return (
    <Card title={title} flush>
      <DataTable
        scrolls
        label={title}
        rows={previewRows}
        keyOf={({ line }) => String(line)}
        columns={[
          {
            id: 'line',
            label: text('imports.reading.line'),
            width: 70,
            cell: ({ line }) => number.format(line),
          },
          ...columns.map(({ name }, at) => ({
            id: `${at} ${name}`,
            label: name,
            cell: ({ values }: Upload['previewRows'][number]) => values[at] ?? '',
          })),
        ]}
      />
    </Card>
  );
}
