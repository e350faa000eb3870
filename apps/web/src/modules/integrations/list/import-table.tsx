import { Box, useLanguage, useText, When } from '@/kit';
import { PageLink } from '@/kit/fields/value-link';
import { DataTable } from '@/kit/layout/data-table';
import { useTargetWords } from '../data/target-words';
import type { ImportSummary } from '../data/types';
import { ImportStateChip } from '../report/import-state';

export function ImportTable({ imports }: { imports: readonly ImportSummary[] }) {
  const text = useText();
  const wordOf = useTargetWords();
  const number = new Intl.NumberFormat(useLanguage());
  const counts = ({ created, updated, rejected }: ImportSummary) =>
    text('imports.counts', {
      created: number.format(created),
      updated: number.format(updated),
      rejected: number.format(rejected),
    });
  return (
    <DataTable
      label={text('imports.title')}
      rows={imports}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'file',
          label: text('imports.column.file'),
          heads: true,
          cell: ({ id, name }) => (
            <Box component="span" sx={{ fontWeight: 550 }}>
              <PageLink to={`/settings/imports/${id}`}>{name}</PageLink>
            </Box>
          ),
        },
        {
          id: 'target',
          label: text('imports.column.target'),
          cell: ({ targets }) => targets.map(wordOf).join(', '),
        },
        {
          id: 'state',
          label: text('imports.column.state'),
          cell: ({ state, dryRun }) => <ImportStateChip state={state} dryRun={dryRun} />,
        },
        { id: 'counts', label: text('imports.column.counts'), cell: counts },
        { id: 'who', label: text('imports.column.who'), cell: ({ startedBy }) => startedBy },
        { id: 'when', label: text('imports.column.when'), cell: ({ startedAt }) => <When at={startedAt} /> },
      ]}
    />
  );
}
