import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import {
  Box,
  Button,
  Card,
  EmptyState,
  ErrorState,
  FieldValue,
  FilterSelect,
  fieldOf,
  type RecordScreens,
  RowSkeletons,
  SearchField,
  Stack,
  useLocalText,
  useText,
} from '@/kit';
import { NotFoundPage } from '@/kit/feedback/not-found-page';
import { PageLink } from '@/kit/fields/value-link';
import { BackupIcon, RestoreIcon } from '@/kit/icons';
import { DataTable } from '@/kit/layout/data-table';
import { columnsOf, screensOf } from '../data/screens-of';
import { useInspectedRecords } from '../data/use-inspections';
import { useWords } from '../data/use-words';
import { FateChip } from './fate-chip';
import { InspectionFrame } from './inspection-frame';
import { TableReturnDialog } from './table-return-dialog';

const perPage = 25;
const fates = ['', 'gone', 'changed'] as const;

/** The records of a kind as an open copy has them. */
export function InspectedList() {
  const { id = '', resource = '' } = useParams();
  const text = useText();
  const local = useLocalText();
  const holds = useHolds();
  const [asking, setAsking] = useState(false);
  const screens = screensOf(resource);
  if (!screens) return <NotFoundPage />;
  return (
    <InspectionFrame
      id={id}
      title={local(screens.meta.label.many)}
      back={{ to: `/settings/backups/inspections/${id}`, label: text('inspections.backToCopy') }}
      actions={
        holds('backup.record.restore') && (
          <Button startIcon={<RestoreIcon />} onClick={() => setAsking(true)}>
            {text('inspections.table.action')}
          </Button>
        )
      }
    >
      <Records id={id} screens={screens} />
      {asking && <TableReturnDialog id={id} screens={screens} onClose={() => setAsking(false)} />}
    </InspectionFrame>
  );
}

function Records({ id, screens }: { id: string; screens: RecordScreens }) {
  const text = useText();
  const local = useLocalText();
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const [page, setPage] = useState(1);
  const fate = fates.find((each) => each === params.get('fate')) ?? '';
  const q = params.get('q') ?? '';
  const { meta } = screens;
  const { data, error, refetch } = useInspectedRecords(id, {
    resource: meta.name,
    page,
    perPage,
    ...(fate && { fate }),
    ...(q && { q }),
  });
  const say = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
    setPage(1);
  };
  const label = local(meta.label.many);
  const pages = Math.ceil((data?.total ?? 0) / perPage);
  return (
    <Card flush>
      <Stack direction="row" sx={{ gap: 2, px: 5, py: 3, flexWrap: 'wrap', alignItems: 'center' }}>
        {meta.searchable && (
          <SearchField label={text('inspections.search')} value={q} onChange={(value) => say('q', value)} />
        )}
        <FilterSelect
          label={text('inspections.since')}
          value={fate}
          onChange={(value) => say('fate', value)}
          options={fates.map((value) => ({ value, label: text(`inspections.filter.${value || 'all'}`) }))}
        />
        {data && (
          <Box sx={{ color: 'text.secondary', ml: 'auto' }} role="status">
            {text('inspections.count', { smart_count: data.total, count: words.number(data.total) })}
          </Box>
        )}
      </Stack>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={8} />}
      {data?.items.length === 0 && <EmptyState icon={BackupIcon} title={text('inspections.none')} />}
      {data && data.items.length > 0 && (
        <DataTable
          label={label}
          rows={data.items}
          keyOf={(each) => each.id}
          columns={[
            {
              id: 'title',
              label: local(meta.label.one),
              heads: true,
              cell: (each) => (
                <PageLink to={`/settings/backups/inspections/${id}/${meta.name}/${each.id}`}>
                  {screens.title(each.record) || local(meta.label.one)}
                </PageLink>
              ),
            },
            ...columnsOf(screens).map((name) => ({
              id: name,
              label: local(fieldOf(screens, name).label),
              cell: ({ record }: { record: Parameters<RecordScreens['title']>[0] }) => (
                <FieldValue screens={screens} name={name} record={record} dense />
              ),
            })),
            { id: 'fate', label: text('inspections.since'), cell: (each) => <FateChip fate={each.fate} /> },
          ]}
        />
      )}
      {pages > 1 && (
        <Box sx={{ px: 5, py: 3, display: 'flex', gap: 2, alignItems: 'center' }}>
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            {text('inspections.previous')}
          </Button>
          <Box sx={{ color: 'text.secondary' }}>{text('inspections.page', { page, pages })}</Box>
          <Button disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {text('inspections.next')}
          </Button>
        </Box>
      )}
    </Card>
  );
}
