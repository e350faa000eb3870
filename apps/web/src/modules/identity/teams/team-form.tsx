import { Field, FormPage, Section } from '@/kit';
import { teams } from './team.record';

export const TeamForm = () => (
  <FormPage record={teams}>
    <Section help="identity.user.teamHelp">
      <Field name="name" />
    </Section>
  </FormPage>
);
