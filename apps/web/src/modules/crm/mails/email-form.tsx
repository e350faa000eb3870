import { useNavigate, useParams } from 'react-router-dom';
import { Field, FormPage, pathOf, Section } from '@/kit';
import { ComposeDialog } from './compose-dialog';
import { emails } from './email.record';
import { EmailList } from './email-list';

/** A new mail is written over the list; of one that left, who sees it and what it is about can change. */
export function EmailForm() {
  const { id } = useParams();
  const navigate = useNavigate();
  if (id === undefined)
    return (
      <>
        <EmailList />
        <ComposeDialog links={{}} onClose={() => navigate(pathOf(emails))} />
      </>
    );
  return (
    <FormPage record={emails}>
      <Section title="crm.email.seenBy">
        <Field name="visibility" />
      </Section>
      <Section title="crm.email.about">
        <Field name="companyId" />
        <Field name="contactId" />
        <Field name="opportunityId" />
        <Field name="leadId" />
      </Section>
    </FormPage>
  );
}
