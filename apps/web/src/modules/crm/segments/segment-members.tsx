import { useQueryClient } from '@tanstack/react-query';
import { useGetList, useNotify } from 'ra-core';
import { lazy, Suspense, useState } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  Button,
  Card,
  ErrorState,
  formatNumber,
  IconButton,
  LinkButton,
  Prose,
  Row,
  RowSkeletons,
  Rows,
  Stack,
  Typography,
  useLanguage,
  useText,
} from '@/kit';
import { CloseIcon, DownloadIcon } from '@/kit/icons';
import { contacts } from '../contacts/contact.record';

const ExportMembers = lazy(() =>
  import('./export-members').then((file) => ({ default: file.ExportMembers })),
);

interface SegmentMembersProps {
  id: string;
  /** What the list was read for: another version of the segment has other members. */
  version: number;
  fixed: boolean;
  writable: boolean;
}

const perPage = 10;

/** Who is in a segment now, a page at a time. */
export function SegmentMembers({ id, version, fixed, writable }: SegmentMembersProps) {
  const text = useText();
  const language = useLanguage();
  const holds = useHolds();
  const notify = useNotify();
  const client = useQueryClient();
  const [page, setPage] = useState(1);
  const [exporting, setExporting] = useState(false);
  const mayRead = holds('crm.contact.read');
  const { data, total, error, refetch } = useGetList<AnyRecord, ApiProblem>(
    contacts.meta.path,
    {
      filter: { segmentId: id },
      pagination: { page, perPage },
      sort: { field: 'lastName', order: 'ASC' },
      meta: { version },
    },
    { enabled: mayRead },
  );
  if (!mayRead) return null;
  const takeOut = async (contact: AnyRecord) => {
    try {
      await request(`crm/segments/${id}/members`, { method: 'POST', body: { remove: [contact.id] } });
      notify('crm.segment.takenOut', { type: 'success', messageArgs: { name: contacts.title(contact) } });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(message || 'page.failed', { type: 'error', messageArgs: { _: message } });
    }
    await client.invalidateQueries({ queryKey: [contacts.meta.path] });
  };
  const pages = Math.max(1, Math.ceil((total ?? 0) / perPage));
  return (
    <Card
      flush
      title={
        total === undefined
          ? text('crm.segment.members')
          : text('crm.segment.memberCount', {
              smart_count: total,
              count: formatNumber(total, 'integer', language),
            })
      }
      actions={
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          {holds('crm.contact.export') && (total ?? 0) > 0 && (
            <Button startIcon={<DownloadIcon />} onClick={() => setExporting(true)}>
              {text('list.export.action')}
            </Button>
          )}
          <LinkButton to={`/crm/contacts?segmentId=${id}`}>{text('crm.segment.openList')}</LinkButton>
        </Stack>
      }
    >
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowSkeletons count={perPage} />
      ) : data.length === 0 ? (
        <Stack sx={{ px: 5, pb: 4 }}>
          <Prose>{text(fixed ? 'crm.segment.nobodyFixed' : 'crm.segment.nobody')}</Prose>
        </Stack>
      ) : (
        <Rows label={text('crm.segment.members')}>
          {data.map((contact) => (
            <Row
              key={contact.id}
              title={contacts.title(contact)}
              subtitle={[contact['email'], contacts.subtitle?.(contact)].filter(Boolean).join(' · ')}
              to={`/crm/contacts/${contact.id}`}
              end={
                fixed &&
                writable && (
                  <IconButton
                    aria-label={text('crm.segment.takeOut', { name: contacts.title(contact) })}
                    onClick={() => void takeOut(contact)}
                  >
                    <CloseIcon fontSize="small" />
                  </IconButton>
                )
              }
            />
          ))}
        </Rows>
      )}
      {pages > 1 && (
        <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'center', gap: 2, p: 2 }}>
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            {text('crm.segment.previous')}
          </Button>
          <Typography variant="body2" color="textSecondary" aria-live="polite">
            {text('crm.segment.page', { page, pages })}
          </Typography>
          <Button disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {text('crm.segment.next')}
          </Button>
        </Stack>
      )}
      {exporting && (
        <Suspense fallback={null}>
          <ExportMembers id={id} count={total ?? 0} onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </Card>
  );
}
