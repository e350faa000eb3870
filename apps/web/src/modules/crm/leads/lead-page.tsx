import { useGetOne } from 'ra-core';
import { lazy } from 'react';
import { useParams } from 'react-router-dom';
import { type AnyRecord, Field, RecordPage, Section } from '@/kit';
import { leads } from './lead.record';
import { Became, LeadProgress } from './lead-progress';
import { LeadSections } from './lead-sections';
import { useLeadActs } from './use-lead-acts';

const LeadSide = lazy(() => import('./lead-side').then((file) => ({ default: file.LeadSide })));

export function LeadPage() {
  const { id = '' } = useParams();
  const { data: lead } = useGetOne<AnyRecord>(leads.meta.path, { id });
  const { buttons, menu, dialog } = useLeadActs(lead);
  return (
    <>
      <RecordPage
        record={leads}
        chips={['state']}
        actions={buttons}
        menu={menu}
        side={<LeadSide id={id} />}
        readOnly={lead?.['state'] === 'converted'}
        undeletable={lead?.['state'] === 'converted'}
      >
        <LeadProgress />
        <Became />
        <LeadSections />
        <Section title="crm.lead.respondedAt">
          <Field name="firstResponseDueAt" />
          <Field name="respondedAt" />
          <Field name="noticedAt" />
        </Section>
      </RecordPage>
      {dialog}
    </>
  );
}
