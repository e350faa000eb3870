import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '@/api/http';
import { Card, ErrorState, NumberInput, Page, RowSkeletons, SimpleForm, SwitchInput, useText } from '@/kit';

interface Settings extends Record<string, unknown> {
  version: number;
  openTracking: boolean;
  ratePerMinute: number;
}

const path = 'crm/campaign-settings';

/** What holds for all campaigns. */
export function CampaignSettings() {
  const text = useText();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => request<Settings>(path, { signal }),
  });
  const save = async ({ openTracking, ratePerMinute }: Settings) => {
    const body = { openTracking, ratePerMinute };
    const version = data?.version ?? 1;
    client.setQueryData([path], await request<Settings>(path, { method: 'PATCH', body, version }));
  };
  return (
    <Page title={text('crm.campaign.settings.title')} lead={text('crm.campaign.settings.lead')}>
      <Card>
        {error && !data ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : !data ? (
          <RowSkeletons count={3} />
        ) : (
          <SimpleForm<Settings> defaultValues={data} onSubmit={save}>
            <NumberInput
              source="ratePerMinute"
              label="crm.campaign.settings.ratePerMinute"
              help="crm.campaign.settings.rateHelp"
              max={6000}
              required
            />
            <SwitchInput
              source="openTracking"
              label="crm.campaign.settings.openTracking"
              help="crm.campaign.settings.openTrackingHelp"
            />
          </SimpleForm>
        )}
      </Card>
    </Page>
  );
}
