import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import {
  Button,
  Card,
  DataTable,
  ErrorState,
  formatDay,
  RowSkeletons,
  SearchField,
  Typography,
  useLanguage,
  useText,
} from '@/kit';
import { ArchivedDialog } from './archived-dialog';
import { archivedPeople } from './retention.record';

const shown = 50;

/** Archived prospects: found by their name, each opened one at a time. */
export function ArchiveCard() {
  const text = useText();
  const language = useLanguage();
  const [q, setQ] = useState('');
  const [open, setOpen] = useState<string>();
  const { data, error, refetch } = useQuery<Schemas['ArchivedPersonPage'], ApiProblem>({
    queryKey: [archivedPeople.meta.path, q],
    queryFn: ({ signal }) =>
      request(archivedPeople.meta.path, { query: { perPage: shown, ...(q && { q }) }, signal }),
    placeholderData: (before) => before,
  });
  if (data?.items.length === 0 && q === '') return null;
  return (
    <Card
      title={text('crm.retention.archive')}
      flush
      actions={<SearchField label={text('crm.retention.searchArchive')} value={q} onChange={setQ} />}
    >
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowSkeletons count={3} />
      ) : data.items.length === 0 ? (
        <Typography color="textSecondary" sx={{ px: 5, pb: 4 }}>
          {text('crm.retention.noArchive')}
        </Typography>
      ) : (
        <DataTable
          label={text('crm.retention.archive')}
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            { id: 'title', label: text('crm.retention.person'), heads: true, cell: ({ title }) => title },
            { id: 'reason', label: text('crm.retention.reason'), cell: ({ reason }) => reason },
            {
              id: 'until',
              label: text('crm.retention.archivedUntil'),
              width: 170,
              cell: ({ keptUntil }) => formatDay(keptUntil, language),
            },
            {
              id: 'act',
              label: '',
              width: 120,
              cell: ({ id }) => (
                <Button size="small" variant="outlined" onClick={() => setOpen(id)}>
                  {text('crm.retention.consult')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {open && <ArchivedDialog id={open} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}
