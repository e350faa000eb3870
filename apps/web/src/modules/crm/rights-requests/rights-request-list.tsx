import { ListPage } from '@/kit';
import { rightsRequests } from './rights-request.record';

export const RightsRequestList = () => (
  <ListPage
    record={rightsRequests}
    columns={['person', 'kind', 'dueOn', 'state', 'receivedOn', 'ownerId']}
    filters={['state', 'kind', 'dueOn', 'ownerId']}
    presets={[{ label: 'crm.rights-request.toAnswer', filter: { state: 'open' } }]}
    empty="crm.rights-request.empty"
  />
);
