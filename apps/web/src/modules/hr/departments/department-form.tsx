import { FormPage } from '@/kit';
import { departments } from './department.record';
import { DepartmentSections } from './department-sections';

export const DepartmentForm = () => (
  <FormPage record={departments}>
    <DepartmentSections />
  </FormPage>
);
