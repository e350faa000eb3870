import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  BooleanField,
  BusinessRecord,
  ChoiceField,
  EmailField,
  IdField,
  InstantField,
  IntegerField,
  inputOf,
  ListField,
  RecordType,
  TextField,
} from '#runtime';
import { seenByTheirPeople } from './email-visibility.js';

export const emailStates = ['draft', 'queued', 'sent', 'failed', 'received'] as const;
export type EmailState = (typeof emailStates)[number];
export const emailVisibilities = ['private', 'team', 'all'] as const;
export type EmailVisibility = (typeof emailVisibilities)[number];

/** Whom a mail goes to. */
export class EmailPartyPart {
  @TextField({ label: text('Nom', 'Name'), max: 200 })
  name?: string | null;

  @EmailField({ label: text('Adresse e-mail', 'E-mail address'), required: true })
  address!: string;
}

/** A mail between one of the company's people and others; no part of a campaign. */
@Entity('crm_email')
export class Email extends BusinessRecord {
  @TextField({ label: text('Objet', 'Subject'), max: 500, default: '', filterable: true })
  subject!: string;

  @ChoiceField({
    label: text('Sens', 'Direction'),
    choices: ['out', 'in'],
    default: 'out',
    byCommand: true,
    filterable: true,
  })
  direction!: 'out' | 'in';

  @ChoiceField({
    label: text('État', 'State'),
    choices: emailStates,
    default: 'draft',
    byCommand: true,
    filterable: true,
  })
  state!: EmailState;

  @ChoiceField({
    label: text('Visible par', 'Seen by'),
    choices: emailVisibilities,
    default: 'all',
    filterable: true,
  })
  visibility!: EmailVisibility;

  @IdField({ label: text('De qui', 'Whose'), to: 'identity.user', byCommand: true, filterable: true })
  ownerId!: string | null;

  @TextField({ label: text('Nom de l’expéditeur', 'Sender name'), byCommand: true })
  fromName!: string | null;

  @TextField({
    label: text('Adresse de l’expéditeur', 'Sender address'),
    max: 320,
    byCommand: true,
    filterable: true,
  })
  fromAddress!: string | null;

  @ListField({ label: text('Destinataires', 'Recipients'), of: EmailPartyPart, max: 50 })
  recipients!: EmailPartyPart[];

  @ListField({ label: text('Copies', 'Copies'), of: EmailPartyPart, max: 50 })
  copies!: EmailPartyPart[];

  @TextField({ label: text('Texte', 'Text'), max: 200_000 })
  text!: string | null;

  @InstantField({ label: text('Envoyé le', 'Sent at'), byCommand: true, sortable: true, filterable: true })
  sentAt!: Date | null;

  @TextField({ label: text('Identifiant du message', 'Message id'), max: 998, byCommand: true })
  messageId!: string | null;

  @TextField({ label: text('Réponse au message', 'In reply to'), max: 998, byCommand: true })
  inReplyTo!: string | null;

  @TextField({ label: text('Conversation', 'Conversation'), max: 998, byCommand: true, filterable: true })
  threadKey!: string | null;

  @BooleanField({ label: text('Réponse automatique', 'Automatic reply'), default: false, byCommand: true })
  automatic!: boolean;

  @TextField({ label: text('Motif d’échec', 'Why it failed'), max: 1000, byCommand: true })
  failure!: string | null;

  @IntegerField({ label: text('Essais', 'Attempts'), default: 0, byCommand: true })
  attempts!: number;

  /** In the first message to one person whose details a file gave us; `DataOrigins`. */
  @BooleanField({
    label: text('Dit d’où viennent les coordonnées', 'Says where the details come from'),
    default: true,
  })
  tellsOrigin!: boolean;

  @IdField({ label: text('Réponse à', 'Reply to'), to: 'crm.email' })
  repliesToId!: string | null;

  @IdField({ label: text('Société', 'Company'), to: 'crm.company', filterable: true })
  companyId!: string | null;

  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact', filterable: true })
  contactId!: string | null;

  @IdField({ label: text('Affaire', 'Opportunity'), to: 'crm.opportunity', filterable: true })
  opportunityId!: string | null;

  @IdField({ label: text('Piste', 'Lead'), to: 'crm.lead', filterable: true })
  leadId!: string | null;
}

/** A mail that is being written. Once it is on its way, only who sees it and what it is about can change. */
export class EmailInput extends inputOf(Email) {}

/** No owner field: what is private to somebody who leaves is handed over to nobody. */
export const emailType = new RecordType<Email>({
  name: 'crm.email',
  path: 'crm/emails',
  table: 'crm_email',
  entity: Email,
  label: { one: text('E-mail', 'E-mail'), many: text('E-mails', 'E-mails') },
  title: ['subject'],
  subtitle: ['fromName', 'fromAddress'],
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  searchable: true,
  visibility: seenByTheirPeople,
  frozen: ({ state }) =>
    state === 'draft' || state === 'failed'
      ? undefined
      : text('Cet e-mail est parti ou reçu.', 'This e-mail has left, or came in.'),
  constraints: { crm_email_message_id: 'messageId' },
});
