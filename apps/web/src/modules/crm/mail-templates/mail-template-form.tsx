import { Field, FormPage, Section } from '@/kit';
import { MergeMenu } from '../campaigns/editor/merge-menu';
import { letterFields } from './letter-fields';
import { mailTemplates } from './mail-template.record';

/** A letter with fields that are filled in when it is used. */
export const MailTemplateForm = () => (
  <FormPage record={mailTemplates}>
    <Section title="crm.mail-template.identity">
      <Field name="name" />
      <Field name="shared" />
    </Section>
    <Section title="crm.mail-template.letter" columns={1}>
      <Field name="subject" />
      <Field name="body" />
      <MergeMenu fields={letterFields} />
    </Section>
  </FormPage>
);
