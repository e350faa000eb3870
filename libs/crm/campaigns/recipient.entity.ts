import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  RecordEntity,
  RecordType,
  TextField,
} from '#runtime';

export const recipientStates = [
  'pending',
  'sending',
  'sent',
  'skipped',
  'bounced',
  'unsubscribed',
  'complained',
  'unknown',
] as const;
export type RecipientState = (typeof recipientStates)[number];

/** Somebody in a campaign: whether the mail went to them, and if not, why. Written by the sending alone. */
@Entity('crm_campaign_recipient')
export class CampaignRecipient extends RecordEntity {
  @IdField({
    label: text('Campagne', 'Campaign'),
    to: 'crm.campaign',
    required: true,
    readOnly: true,
    filterable: true,
  })
  campaignId!: string;

  @IdField({
    label: text('Contact', 'Contact'),
    to: 'crm.contact',
    required: true,
    readOnly: true,
    filterable: true,
  })
  contactId!: string;

  @TextField({
    label: text('Adresse', 'Address'),
    format: 'email',
    readOnly: true,
    sortable: true,
    filterable: true,
  })
  address!: string | null;

  @ChoiceField({
    label: text('État', 'State'),
    choices: recipientStates,
    readOnly: true,
    sortable: true,
    filterable: true,
    default: 'pending',
  })
  state!: RecipientState;

  @TextField({ label: text('Motif', 'Reason'), readOnly: true, filterable: true })
  reason!: string | null;

  @TextField({ label: text('Réponse du serveur', 'Server’s answer'), max: 500, readOnly: true })
  detail!: string | null;

  @InstantField({ label: text('Envoyé le', 'Sent at'), sortable: true, filterable: true })
  sentAt!: Date | null;

  @InstantField({ label: text('Ouvert le', 'Opened at') })
  openedAt!: Date | null;

  @IntegerField({ label: text('Essais', 'Attempts'), readOnly: true, default: 0 })
  attempts!: number;

  @TextField({ label: text('Message-ID', 'Message-ID'), readOnly: true })
  messageId!: string | null;
}

export const recipientType = new RecordType<CampaignRecipient>({
  name: 'crm.campaign-recipient',
  path: 'crm/campaign-recipients',
  table: 'crm_campaign_recipient',
  entity: CampaignRecipient,
  label: {
    one: text('Destinataire de campagne', 'Campaign recipient'),
    many: text('Destinataires de campagne', 'Campaign recipients'),
  },
  defaultSort: 'address',
});
