import { useQuery } from '@tanstack/react-query';
import { useGetOne, useRecordContext } from 'ra-core';
import { lazy } from 'react';
import { useParams } from 'react-router-dom';
import { request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { Alert, type AnyRecord, Figure, Figures, RecordPage, Row, Rows, useText } from '@/kit';
import type { FormFieldValue } from './field-names';
import { useFieldWords } from './field-words';
import { useWebFormActs } from './use-web-form-acts';
import { webForms } from './web-form.record';
import { WebFormSections } from './web-form-sections';

const Submissions = lazy(() => import('./submissions').then((file) => ({ default: file.Submissions })));
const Snippets = lazy(() => import('./snippets').then((file) => ({ default: file.Snippets })));
const Preview = lazy(() => import('./preview').then((file) => ({ default: file.Preview })));

interface FormFigures {
  received: number;
  spam: number;
  pending: number;
  confirmed: number;
  leads: number;
  dropped: number;
}

/** A form: what came in by it, what it asks, how it gets onto the site. */
export function WebFormPage() {
  const { id = '' } = useParams();
  const text = useText();
  const holds = useHolds();
  const { data } = useGetOne<AnyRecord>(webForms.meta.path, { id });
  const { buttons, dialog, refusal } = useWebFormActs(data);
  return (
    <>
      <RecordPage
        record={webForms}
        chips={['state']}
        actions={buttons}
        banner={
          <>
            {refusal && (
              <Alert severity="warning" sx={{ mb: 4 }}>
                {refusal}
              </Alert>
            )}
            {data?.['state'] === 'closed' && data['closedReason'] ? (
              <Alert severity="info" sx={{ mb: 4 }}>
                {text('crm.web-form.closedBecause', { reason: String(data['closedReason']) })}
              </Alert>
            ) : null}
            <Counts id={id} />
          </>
        }
        undeletable={data?.['state'] === 'open'}
        tabs={[
          ...(holds('crm.web-form-submission.read')
            ? [
                {
                  name: 'submissions',
                  label: 'crm.web-form.submissions',
                  content: <Submissions formId={id} />,
                },
              ]
            : []),
          { name: 'snippet', label: 'crm.web-form.snippet', content: <Snippets formId={id} /> },
          { name: 'preview', label: 'crm.web-form.preview', content: <Preview formId={id} /> },
        ]}
      >
        <WebFormSections fields={<FieldRows />} />
      </RecordPage>
      {dialog}
    </>
  );
}

function Counts({ id }: { id: string }) {
  const text = useText();
  const { data } = useQuery({
    // Read anew with the submissions.
    queryKey: ['crm/web-form-submissions', 'figures', id],
    queryFn: ({ signal }) => request<FormFigures>(`crm/web-forms/${id}/figures`, { signal }),
  });
  return (
    <Figures label={text('crm.web-form.figures')}>
      <Figure label={text('crm.web-form.received')} value={data?.received} />
      <Figure label={text('crm.web-form.leads')} value={data?.leads} />
      <Figure label={text('crm.web-form.confirmed')} value={data?.confirmed} />
      <Figure label={text('crm.web-form.pending')} value={data?.pending} />
      <Figure label={text('crm.web-form.spam')} value={data?.spam} />
      <Figure label={text('crm.web-form.dropped')} value={data?.dropped} />
    </Figures>
  );
}

function FieldRows() {
  const text = useText();
  const words = useFieldWords();
  const form = useRecordContext<AnyRecord>();
  const fields = (form?.['fields'] ?? []) as FormFieldValue[];
  return (
    <Rows label={text('crm.web-form.fieldsTitle')}>
      {fields.map(({ name, label, required, help }) => (
        <Row
          key={name}
          title={label || words(name)}
          subtitle={[required && text('crm.web-form.required'), label && words(name), help]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </Rows>
  );
}
