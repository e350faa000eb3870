import { useQuery } from '@tanstack/react-query';
import { request } from '@/api/http';
import {
  type AnyRecord,
  BarChart,
  Card,
  Figure,
  Figures,
  formatNumber,
  Stack,
  useLanguage,
  useText,
} from '@/kit';
import { outcomeWords } from './reasons';

interface ReportAnswer {
  counts: { state: string; reason: string | null; count: number }[];
}

/** What became of a campaign's recipients. */
export function Report({ campaign }: { campaign: AnyRecord }) {
  const text = useText();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['crm/campaigns', campaign.id, 'report'],
    queryFn: ({ signal }) => request<ReportAnswer>(`crm/campaigns/${campaign.id}/report`, { signal }),
  });
  const number = (name: string) => Number(campaign[name] ?? 0);
  const sent = number('sentCount');
  const share = (name: string) =>
    sent === 0
      ? ''
      : `${formatNumber(Math.round((number(name) / sent) * 1000) / 10, 'decimal', language)}\u00a0%`;
  const at = (state: string) => `/crm/campaigns/${campaign.id}?tab=recipients&state=${state}`;
  const figures = [
    { name: 'sentCount', state: 'sent' },
    { name: 'bouncedCount', state: 'bounced', ofSent: true },
    { name: 'unsubscribedCount', state: 'unsubscribed', ofSent: true },
    { name: 'complainedCount', state: 'complained', ofSent: true },
    { name: 'skippedCount', state: 'skipped' },
    { name: 'unknownCount', state: 'unknown' },
  ];
  return (
    <Stack sx={{ gap: 2 }}>
      <Figures label={text('crm.campaign.report.figures')}>
        {figures.map(({ name, state, ofSent }) => (
          <Figure
            key={name}
            label={text(`crm.campaign.report.${state}`)}
            value={number(name)}
            to={at(state)}
            {...(ofSent && { note: share(name) })}
          />
        ))}
        {campaign['trackOpens'] === true && (
          <Figure
            label={text('crm.campaign.report.opened')}
            value={number('openedCount')}
            note={share('openedCount')}
          />
        )}
      </Figures>
      <Card>
        <BarChart
          lying
          title={text('crm.campaign.report.title')}
          rowLabel={text('crm.campaign.report.outcome')}
          isPending={!data}
          series={[{ name: 'count', label: text('crm.campaign.recipients') }]}
          rows={(data?.counts ?? []).map(({ state, reason, count }) => ({
            label: outcomeWords(text, state, reason),
            values: { count },
          }))}
        />
      </Card>
    </Stack>
  );
}
