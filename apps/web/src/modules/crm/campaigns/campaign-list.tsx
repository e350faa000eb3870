import { ListPage } from '@/kit';
import { campaigns } from './campaign.record';

export const CampaignList = () => (
  <ListPage
    record={campaigns}
    columns={[
      'name',
      'state',
      'segmentId',
      'scheduledAt',
      'recipientCount',
      'sentCount',
      'bouncedCount',
      'unsubscribedCount',
      'ownerId',
    ]}
    filters={['state', 'ownerId', 'segmentId', 'scheduledAt', 'createdAt']}
    presets={[
      { label: 'crm.campaign.writing', filter: { state: ['draft', 'tested'] } },
      { label: 'crm.campaign.leaving', filter: { state: ['scheduled', 'sending', 'paused'] } },
      {
        label: 'crm.campaign.gone',
        filter: { state: ['done', 'stopped'] },
        sort: 'startedAt',
        order: 'desc',
      },
    ]}
    empty="crm.campaign.empty"
  />
);
