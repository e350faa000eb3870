import { useQuery } from '@tanstack/react-query';
import { useRecordContext } from 'ra-core';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import {
  type AnyRecord,
  Card,
  DataTable,
  EmptyValue,
  ErrorState,
  formatMoney,
  PersonName,
  RowSkeletons,
  ToneChip,
  useLanguage,
  useText,
  When,
} from '@/kit';
import { opportunities } from '../opportunity.record';
import { lastingOf } from './lasting';

type Change = Schemas['StageChange'];

const tones = { open: 'info', won: 'success', lost: 'danger', abandoned: 'neutral' } as const;

/** The way of an opportunity through its stages, the latest step first. */
export function StageHistory() {
  const text = useText();
  const language = useLanguage();
  const record = useRecordContext<AnyRecord>();
  const id = record?.id ?? '';
  const { path } = opportunities.meta;
  const { data, error, refetch } = useQuery({
    queryKey: [path, 'stages', id],
    queryFn: ({ signal }) => request<Schemas['StageHistory']>(`${path}/${id}/stages`, { signal }),
    enabled: id !== '',
  });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  const lasting = (ms: number | null) => {
    if (ms === null) return <EmptyValue />;
    const { unit, count } = lastingOf(ms);
    return text(`crm.opportunity.history.${unit}`, { smart_count: count });
  };
  const step = ({ toState, toStageName, fromState }: Change) =>
    toState === 'open' ? (
      <span>
        {fromState !== null && fromState !== 'open'
          ? text('crm.opportunity.history.reopened', { stage: toStageName })
          : toStageName}
      </span>
    ) : (
      <ToneChip tone={tones[toState]}>
        {toState === 'abandoned' ? text('crm.opportunity.state.abandoned') : toStageName}
      </ToneChip>
    );
  return (
    <Card title={text('crm.opportunity.history.title')} flush>
      {!data && <RowSkeletons count={4} />}
      {data && (
        <DataTable<Change>
          label={text('crm.opportunity.history.title')}
          rows={[...data.items].reverse()}
          keyOf={(change) => change.id}
          columns={[
            { id: 'step', label: text('crm.opportunity.history.step'), heads: true, cell: step },
            { id: 'at', label: text('crm.opportunity.history.at'), cell: ({ at }) => <When at={at} /> },
            {
              id: 'actor',
              label: text('crm.opportunity.history.by'),
              cell: ({ actorName }) => (actorName ? <PersonName name={actorName} /> : <EmptyValue />),
            },
            {
              id: 'amount',
              label: text('crm.opportunity.history.amount'),
              numeric: true,
              cell: ({ amount }) => (amount === null ? <EmptyValue /> : formatMoney(amount, language)),
            },
            {
              id: 'lasted',
              label: text('crm.opportunity.history.lasted'),
              numeric: true,
              cell: ({ lastedMs }) => lasting(lastedMs),
            },
          ]}
        />
      )}
    </Card>
  );
}
