import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type ApiProblem, download, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  Button,
  Card,
  DataTable,
  ErrorState,
  FilterSelect,
  RecordLabel,
  RowSkeletons,
  Stack,
  Typography,
  useText,
  When,
} from '@/kit';
import { DownloadIcon } from '@/kit/icons';
import { outcomeWords } from './reasons';

interface Recipient {
  id: string;
  contactId: string;
  address: string | null;
  state: string;
  reason: string | null;
  detail: string | null;
  sentAt: string | null;
}

const perPage = 50;
const states = ['sent', 'pending', 'skipped', 'bounced', 'unsubscribed', 'complained', 'unknown'];

/** Who a campaign went to and who not, each with the reason. */
export function Recipients({ campaignId }: { campaignId: string }) {
  const text = useText();
  const holds = useHolds();
  const notify = useNotify();
  const [params, setParams] = useSearchParams();
  const [page, setPage] = useState(1);
  const state = params.get('state') ?? '';
  const filter = { campaignId, ...(state && { state }) };
  const { data, error, refetch } = useQuery({
    queryKey: ['crm/campaigns', campaignId, 'recipients', state, page],
    queryFn: ({ signal }) =>
      request<{ items: Recipient[]; total: number }>('crm/campaign-recipients', {
        query: { ...filter, page, perPage },
        signal,
      }),
    placeholderData: (before) => before,
  });
  const choose = (value: string) => {
    setPage(1);
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set('state', value);
      else next.delete('state');
      return next;
    });
  };
  const take = async () => {
    try {
      const body = { format: 'xlsx', query: filter };
      await download('crm/campaign-recipients/exports', { method: 'POST', body });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(message, { type: 'error', messageArgs: { _: message } });
    }
  };
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / perPage));
  return (
    <Card
      flush
      title={text('crm.campaign.recipients')}
      actions={
        <>
          <FilterSelect
            label={text('crm.campaign.report.outcome')}
            value={state}
            onChange={choose}
            options={[
              { value: '', label: text('crm.campaign.all') },
              ...states.map((value) => ({ value, label: text(`crm.campaign-recipient.state.${value}`) })),
            ]}
          />
          {holds('crm.campaign-recipient.export') && (
            <Button startIcon={<DownloadIcon />} onClick={() => void take()}>
              {text('crm.campaign.export')}
            </Button>
          )}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowSkeletons count={6} />
      ) : data.items.length === 0 ? (
        <Typography color="textSecondary" sx={{ px: 5, pb: 4 }}>
          {text('crm.campaign.nobody')}
        </Typography>
      ) : (
        <DataTable
          label={text('crm.campaign.recipients')}
          keyOf={({ id }) => id}
          rows={data.items}
          columns={[
            {
              id: 'contact',
              label: text('crm.campaign.contact'),
              heads: true,
              cell: ({ contactId }) => <RecordLabel name="crm.contact" id={contactId} />,
            },
            { id: 'address', label: text('crm.campaign.address'), cell: ({ address }) => address },
            {
              id: 'state',
              label: text('crm.campaign.report.outcome'),
              cell: ({ state: at, reason, detail }) => (
                <>
                  {outcomeWords(text, at, reason)}
                  {detail && (
                    <Typography variant="body2" color="textSecondary">
                      {detail}
                    </Typography>
                  )}
                </>
              ),
            },
            {
              id: 'at',
              label: text('crm.campaign.sentAt'),
              width: 120,
              cell: ({ sentAt }) => sentAt && <When at={sentAt} />,
            },
          ]}
        />
      )}
      {pages > 1 && (
        <Stack direction="row" sx={{ gap: 2, alignItems: 'center', px: 5, py: 2 }}>
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            {text('crm.campaign.previous')}
          </Button>
          <Typography color="textSecondary">{text('crm.campaign.pageOf', { page, pages })}</Typography>
          <Button disabled={page === pages} onClick={() => setPage(page + 1)}>
            {text('crm.campaign.next')}
          </Button>
        </Stack>
      )}
    </Card>
  );
}
