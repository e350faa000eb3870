import { Field, Section } from '@/kit';

export const DepartmentSections = () => (
  <Section title="hr.department.identity">
    <Field name="name" />
    <Field name="groupName" />
    <Field name="parentId" />
    <Field name="externalId" />
  </Section>
);
