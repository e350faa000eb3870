import { useGetOne } from 'ra-core';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, RecordPage, RowSkeletons, Stack } from '@/kit';
import { campaigns } from './campaign.record';
import { hasBegun, isOpen } from './campaign-course';
import { CampaignSections } from './campaign-form';
import { CampaignProgress } from './campaign-progress';
import { Forecast } from './forecast';
import { useCampaignActs } from './use-campaign-acts';

// Nobody looks at all of a campaign at once: what it is made of is fetched when it is shown.
const MessageTab = lazy(() => import('./editor/message-tab').then((file) => ({ default: file.MessageTab })));
const Recipients = lazy(() => import('./recipients').then((file) => ({ default: file.Recipients })));
const BounceDrop = lazy(() => import('./bounce-drop').then((file) => ({ default: file.BounceDrop })));
const Report = lazy(() => import('./report').then((file) => ({ default: file.Report })));

const waiting = <RowSkeletons count={6} />;

export function CampaignPage() {
  const { id = '' } = useParams();
  const holds = useHolds();
  const { data: campaign } = useGetOne<AnyRecord>(campaigns.meta.path, { id });
  const { buttons, menu, dialog } = useCampaignActs(campaign);
  const begun = campaign ? hasBegun(campaign) : false;
  const recipients = (
    <Suspense fallback={waiting}>
      <Stack sx={{ gap: 4 }}>
        <Recipients campaignId={id} />
        {holds('crm.campaign.bounces') && <BounceDrop />}
      </Stack>
    </Suspense>
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
          {
            name: 'message',
            label: 'crm.campaign.message',
            content: (
              <Suspense fallback={waiting}>
                <MessageTab campaign={campaign} />
              </Suspense>
            ),
          },
          ...(begun ? [{ name: 'recipients', label: 'crm.campaign.recipients', content: recipients }] : []),
        ]}
      >
        <CampaignProgress />
        {campaign &&
          (begun ? (
            <Suspense fallback={waiting}>
              <Report campaign={campaign} />
            </Suspense>
          ) : (
            isOpen(campaign) && <Forecast id={id} />
          ))}
        <CampaignSections />
      </RecordPage>
      {dialog}
    </>
  );
}
