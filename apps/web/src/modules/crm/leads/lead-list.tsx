import { ListPage } from '@/kit';
import { leads } from './lead.record';

const open = ['new', 'assigned', 'contacted', 'qualified', 'recycled'];

export const LeadList = () => (
  <ListPage
    record={leads}
    columns={['title', 'state', 'channel', 'score', 'city', 'tagIds', 'firstResponseDueAt', 'ownerId']}
    filters={['state', 'tagIds', 'ownerId', 'channel', 'score', 'city', 'firstResponseDueAt', 'createdAt']}
    presets={[
      { label: 'crm.lead.mine', filter: { ownerId: 'me', state: open } },
      {
        label: 'crm.lead.toCall',
        filter: { state: ['new', 'assigned'] },
        sort: 'firstResponseDueAt',
        order: 'asc',
      },
      {
        label: 'crm.lead.qualified',
        filter: { state: 'qualified' },
        sort: 'score',
        order: 'desc',
      },
    ]}
    empty="crm.lead.empty"
    imports="crm.lead"
  />
);
