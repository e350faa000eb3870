import { text } from '#kernel';
import { IdField } from '#runtime';

/** Whom a letter goes to, and what it is about. */
export class FillingInput {
  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact' })
  contactId?: string | null;

  @IdField({ label: text('Société', 'Company'), to: 'crm.company' })
  companyId?: string | null;

  @IdField({ label: text('Affaire', 'Opportunity'), to: 'crm.opportunity' })
  opportunityId?: string | null;

  @IdField({ label: text('Piste', 'Lead'), to: 'crm.lead' })
  leadId?: string | null;
}
