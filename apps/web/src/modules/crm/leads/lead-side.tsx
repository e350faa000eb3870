import { useRecordContext } from 'ra-core';
import type { AnyRecord } from '@/kit';
import { RecordActivities } from '../activities/record-activities';
import { RecordMails } from '../mails/record-mails';
import { LeadSubmission } from '../web-forms/lead-submission';

/** What there is around a lead. */
export function LeadSide({ id }: { id: string }) {
  const lead = useRecordContext<AnyRecord>();
  return (
    <>
      {lead?.['channel'] === 'web-form' && <LeadSubmission leadId={id} />}
      <RecordActivities record="lead" id={id} />
      <RecordMails record="lead" id={id} />
    </>
  );
}
