import { ListPage } from '@/kit';
import { departments } from './department.record';

export const DepartmentList = () => (
  <ListPage
    record={departments}
    columns={['name', 'groupName', 'parentId', 'updatedAt']}
    filters={['groupName', 'parentId']}
    empty="hr.department.empty"
  />
);
