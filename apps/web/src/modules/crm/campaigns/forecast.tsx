import { useQuery } from '@tanstack/react-query';
import { useRecordContext } from 'ra-core';
import { request } from '@/api/http';
import { type AnyRecord, Card, ErrorState, Figure, Figures, Typography, useText } from '@/kit';
import { reasonWords } from './reasons';

export interface ForecastAnswer {
  total: number;
  reached: number;
  refused: { reason: string; count: number }[];
  samples: { contactId: string; name: string; address: string }[];
}

/** Whom a campaign would reach now; read anew when it changes. */
export const useForecast = (id: string, version: number | undefined) =>
  useQuery({
    queryKey: ['crm/campaigns', id, 'forecast', version],
    queryFn: ({ signal }) => request<ForecastAnswer>(`crm/campaigns/${id}/forecast`, { signal }),
    placeholderData: (before) => before,
  });

/** « 312 recevront, 14 non : 9 désabonnés, 5 sans adresse. » */
export function Forecast({ id }: { id: string }) {
  const text = useText();
  const campaign = useRecordContext<AnyRecord>();
  const { data, error, refetch } = useForecast(id, campaign?.version);
  if (!campaign?.['segmentId'])
    return (
      <Card title={text('crm.campaign.forecast.title')}>
        <Typography color="textSecondary">{text('crm.campaign.forecast.noSegment')}</Typography>
      </Card>
    );
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  const refused = data?.refused.map(({ reason, count }) => `${count} ${reasonWords(text, reason, count)}`);
  return (
    <section aria-label={text('crm.campaign.forecast.title')}>
      <Figures label={text('crm.campaign.forecast.title')}>
        <Figure label={text('crm.campaign.forecast.reached')} value={data?.reached} />
        <Figure
          label={text('crm.campaign.forecast.refused')}
          value={data && data.total - data.reached}
          // The line is there before its words.
          note={refused === undefined ? '\u00a0' : refused.join(', ')}
        />
        <Figure label={text('crm.campaign.forecast.total')} value={data?.total} />
      </Figures>
    </section>
  );
}
