import { text } from '#kernel';
import { IdField, MomentField, TextField } from '#runtime';
import { longestBody } from './campaign.entity.js';

/** When a campaign is to leave. */
export class CampaignScheduleInput {
  @MomentField({ label: text('Envoyer le', 'Send at') })
  scheduledAt?: Date | string | null;
}

/** Whose values the test message shows. */
export class CampaignTestInput {
  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact' })
  contactId?: string | null;
}

/** A message as it is being written, and for whom it is to be shown. */
export class CampaignPreviewInput {
  @TextField({ label: text('Objet', 'Subject'), max: 200 })
  subject?: string | null;

  @TextField({ label: text('Texte d’aperçu', 'Preview text'), max: 200 })
  preheader?: string | null;

  @TextField({ label: text('Message', 'Message'), max: longestBody })
  body?: string | null;

  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact' })
  contactId?: string | null;
}
