import { ListPage } from '@/kit';
import { employees } from './employee.record';

export const EmployeeList = () => (
  <ListPage
    record={employees}
    columns={['lastName', 'state', 'jobTitle', 'departmentId', 'workPhone', 'hiredOn']}
    filters={['state', 'departmentId', 'managerId', 'hiredOn', 'leftOn']}
    presets={[
      { label: 'hr.employee.present', filter: { state: ['active', 'suspended', 'notice'] } },
      { label: 'hr.employee.gone', filter: { state: ['left', 'archived'] } },
    ]}
    empty="hr.employee.empty"
    imports="hr.employee"
  />
);
