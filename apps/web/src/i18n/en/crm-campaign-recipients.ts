import type { recipientStates as fr } from '../fr/crm-campaign-recipients';
import type { Texts } from '../texts';

/** What becomes of a campaign’s recipient. */
export const recipientStates: Texts<typeof fr> = {
  pending: 'Pending',
  sending: 'Under way',
  sent: 'Sent',
  skipped: 'Skipped',
  bounced: 'Bounced',
  unsubscribed: 'Unsubscribed',
  complained: 'Complaint',
  unknown: 'Unknown',
};
