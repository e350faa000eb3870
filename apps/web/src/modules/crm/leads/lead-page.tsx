import { useGetOne } from 'ra-core';
import { useParams } from 'react-router-dom';
import { type AnyRecord, Field, RecordPage, Section } from '@/kit';
import { RecordActivities } from '../activities/record-activities';
import { RecordMails } from '../mails/record-mails';
import { LeadSubmission } from '../web-forms/lead-submission';
import { leads } from './lead.record';
import { Became, LeadProgress } from './lead-progress';
import { LeadSections } from './lead-sections';
import { useLeadActs } from './use-lead-acts';

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
        side={
          <>
            {lead?.['channel'] === 'web-form' && <LeadSubmission leadId={id} />}
            <RecordActivities record="lead" id={id} />
            <RecordMails record="lead" id={id} />
          </>
        }
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
