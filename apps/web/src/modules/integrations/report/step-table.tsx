import { Card, useLanguage, useText } from '@/kit';
import { DataTable } from '@/kit/layout/data-table';
import { useTargetWords } from '../data/target-words';
import type { ImportRun } from '../data/types';

const counts = ['read', 'created', 'updated', 'unchanged', 'rejected', 'filtered'] as const;

/** The counts of each kind of record, where rows make several. */
export function StepTable({ steps }: { steps: ImportRun['steps'] }) {
  const text = useText();
  const wordOf = useTargetWords();
  const number = new Intl.NumberFormat(useLanguage());
  const title = text('imports.report.steps');
  return (
    <Card title={title} flush>
      <DataTable
        label={title}
        rows={steps}
        keyOf={({ name }) => name}
        columns={[
          {
            id: 'target',
            label: text('imports.column.target'),
            heads: true,
            cell: ({ target }) => wordOf(target),
          },
          ...counts.map((count) => ({
            id: count,
            label: text(`imports.report.${count}`),
            numeric: true,
            cell: (step: ImportRun['steps'][number]) => number.format(step[count]),
          })),
        ]}
      />
    </Card>
  );
}
