import { Field, Section } from '@/kit';

/** What there is to know of a user, in the form and on the page. */
export const UserSections = () => (
  <>
    <Section title="identity.user.person">
      <Field name="firstName" />
      <Field name="lastName" />
      <Field name="email" />
      <Field name="language" />
    </Section>
    <Section title="identity.user.access">
      <Field name="roleId" />
      <Field name="teamId" />
      <Field name="state" />
      <Field name="hrReferent" />
    </Section>
  </>
);
