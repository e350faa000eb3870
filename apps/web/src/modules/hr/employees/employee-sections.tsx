import { Field, Section } from '@/kit';

/** What HR referents keep of an employee, in the form and on the page. */
export const EmployeeSections = () => (
  <>
    <Section title="hr.employee.identity">
      <Field name="civility" />
      <Field name="firstName" />
      <Field name="lastName" />
      <Field name="birthName" />
      <Field name="staffNumber" />
    </Section>
    <Section title="hr.employee.job">
      <Field name="jobTitle" />
      <Field name="departmentId" />
      <Field name="managerId" />
      <Field name="hiredOn" />
      <Field name="workEmail" />
      <Field name="workPhone" />
      <Field name="userId" />
    </Section>
    <Section title="hr.employee.reach">
      <Field name="personalEmail" />
      <Field name="personalPhone" />
      <Field name="addresses" wide />
      <Field name="emergencyContacts" wide />
    </Section>
    <Section title="hr.employee.private">
      <Field name="birthDate" />
      <Field name="birthPlace" />
      <Field name="nationality" />
      <Field name="gender" />
      <Field name="maritalStatus" />
      <Field name="disabilityStatus" />
    </Section>
    <Section title="hr.employee.papers">
      <Field name="socialSecurityNumber" />
      <Field name="nationalId" />
      <Field name="iban" />
      <Field name="residencePermitNumber" />
      <Field name="residencePermitExpiresOn" />
      <Field name="notes" wide />
    </Section>
  </>
);
