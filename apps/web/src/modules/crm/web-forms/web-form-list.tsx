import { ListPage } from '@/kit';
import { webForms } from './web-form.record';

export const WebFormList = () => (
  <ListPage
    record={webForms}
    columns={['name', 'state', 'source', 'requestId', 'openedAt']}
    filters={['state', 'requestId']}
    empty="crm.web-form.empty"
  />
);
