import { lazy, Suspense } from 'react';
import { useParams } from 'react-router-dom';
import { Field, FormPage, Section } from '@/kit';
import { emails } from './email.record';

const Composing = lazy(() => import('./composing').then((file) => ({ default: file.Composing })));

/** A new mail is written over the list; of one that left, who sees it and what it is about can change. */
export function EmailForm() {
  const { id } = useParams();
  if (id === undefined)
    return (
      <Suspense fallback={null}>
        <Composing />
      </Suspense>
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
