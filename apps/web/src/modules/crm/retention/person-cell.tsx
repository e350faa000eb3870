import { RecordLabel } from '@/kit';
import type { RetentionCase } from './use-retention';

/** The contact or the lead that a case is about. */
export const PersonCell = ({ contactId, leadId }: Pick<RetentionCase, 'contactId' | 'leadId'>) =>
  contactId ? (
    <RecordLabel name="crm.contact" id={contactId} />
  ) : (
    <RecordLabel name="crm.lead" id={String(leadId)} />
  );
