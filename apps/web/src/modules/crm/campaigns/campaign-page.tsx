import { useGetOne } from 'ra-core';
import { useParams } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, RecordPage, Stack } from '@/kit';
import { BounceDrop } from './bounce-drop';
import { campaigns } from './campaign.record';
import { hasBegun, isOpen } from './campaign-course';
import { CampaignSections } from './campaign-form';
import { CampaignProgress } from './campaign-progress';
import { MessageTab } from './editor/message-tab';
import { Forecast } from './forecast';
import { Recipients } from './recipients';
import { Report } from './report';
import { useCampaignActs } from './use-campaign-acts';

export function CampaignPage() {
  const { id = '' } = useParams();
  const holds = useHolds();
  const { data: campaign } = useGetOne<AnyRecord>(campaigns.meta.path, { id });
  const { buttons, menu, dialog } = useCampaignActs(campaign);
  const begun = campaign ? hasBegun(campaign) : false;
  const recipients = (
    <Stack sx={{ gap: 4 }}>
      <Recipients campaignId={id} />
      {holds('crm.campaign.bounces') && <BounceDrop />}
    </Stack>
  );
  return (
    <>
      <RecordPage
        record={campaigns}
        chips={['state']}
        actions={buttons}
        menu={menu}
        undeletable={begun}
        tabs={[
          { name: 'message', label: 'crm.campaign.message', content: <MessageTab campaign={campaign} /> },
          ...(begun ? [{ name: 'recipients', label: 'crm.campaign.recipients', content: recipients }] : []),
        ]}
      >
        <CampaignProgress />
        {campaign && (begun ? <Report campaign={campaign} /> : isOpen(campaign) && <Forecast id={id} />)}
        <CampaignSections />
      </RecordPage>
      {dialog}
    </>
  );
}
