import { useRecordContext } from 'ra-core';
import { RecordPage, RelatedList } from '@/kit';
import { employees } from '../employees/employee.record';
import { departments } from './department.record';
import { DepartmentSections } from './department-sections';

export const DepartmentPage = () => (
  <RecordPage record={departments} side={<Belongings />}>
    <DepartmentSections />
  </RecordPage>
);

/** Who and what belongs to a department. */
function Belongings() {
  const { id } = useRecordContext() ?? {};
  return (
    <>
      <RelatedList
        record={employees}
        title="hr.department.people"
        filter={{ departmentId: id }}
        columns={['lastName', 'firstName', 'jobTitle']}
        create={{ departmentId: id }}
      />
      <RelatedList
        record={departments}
        title="hr.department.children"
        filter={{ parentId: id }}
        columns={['name']}
        create={{ parentId: id }}
      />
    </>
  );
}
