import { ListPage } from '@/kit';
import { clientRequests } from './client-request.record';

export const ClientRequestList = () => (
  <ListPage
    record={clientRequests}
    columns={['name', 'kind', 'state', 'signatoryName', 'signedOn', 'recipient']}
    filters={['kind', 'state', 'signedOn']}
    empty="workspace.client-request.empty"
  />
);
