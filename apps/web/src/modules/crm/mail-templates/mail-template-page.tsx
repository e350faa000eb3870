import { Field, RecordPage, Section } from '@/kit';
import { mailTemplates } from './mail-template.record';

export const MailTemplatePage = () => (
  <RecordPage record={mailTemplates}>
    <Section title="crm.mail-template.identity">
      <Field name="name" />
      <Field name="shared" />
    </Section>
    <Section title="crm.mail-template.letter" columns={1}>
      <Field name="subject" />
      <Field name="body" />
    </Section>
  </RecordPage>
);
