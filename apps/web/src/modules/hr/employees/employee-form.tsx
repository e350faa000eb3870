import { FormPage } from '@/kit';
import { employees } from './employee.record';
import { EmployeeSections } from './employee-sections';

export const EmployeeForm = () => (
  <FormPage record={employees}>
    <EmployeeSections />
  </FormPage>
);
