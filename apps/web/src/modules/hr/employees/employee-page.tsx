import { useRecordContext } from 'ra-core';
import { Field, RecordPage, RelatedList, Section } from '@/kit';
import { assignments } from '../assignments/assignment.record';
import { employees } from './employee.record';
import { EmployeeCommands } from './employee-commands';
import { EmployeeSections } from './employee-sections';

export const EmployeePage = () => (
  <RecordPage record={employees} chips={['state']} actions={<EmployeeCommands />} side={<Assignments />}>
    <Section title="hr.employee.stay">
      <Field name="state" />
      <Field name="leftOn" />
      <Field name="exitReason" />
    </Section>
    <EmployeeSections />
  </RecordPage>
);

function Assignments() {
  const { id } = useRecordContext() ?? {};
  return (
    <RelatedList
      record={assignments}
      title="hr.employee.assignments"
      filter={{ employeeId: id }}
      columns={['departmentId', 'jobTitle', 'startedOn', 'endedOn']}
      create={{ employeeId: id }}
    />
  );
}
