import { ListPage } from '@/kit';
import { segments } from './segment.record';

export const SegmentList = () => (
  <ListPage
    record={segments}
    columns={['name', 'kind', 'description', 'ownerId', 'updatedAt']}
    filters={['kind', 'ownerId']}
    empty="crm.segment.empty"
  />
);
