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
  RecordType,
  TextField,
} from '#runtime';
import { type CampaignState, campaignStates } from './campaign-states.js';

export const longestBody = 20_000;
/** Mails a minute; what a server takes without being suspicious is far less. */
export const mostPerMinute = 6000;

/** One commercial mail to the contacts of a segment. */
@Entity('crm_campaign')
export class Campaign extends BusinessRecord {
  @TextField({ label: text('Nom', 'Name'), max: 120, required: true, sortable: true, filterable: true })
  name!: string;

  @IdField({ label: text('Segment', 'Segment'), to: 'crm.segment', filterable: true })
  segmentId!: string | null;

  @TextField({ label: text('Objet', 'Subject'), max: 200 })
  subject!: string | null;

  @TextField({ label: text('Texte d’aperçu', 'Preview text'), max: 200 })
  preheader!: string | null;

  @TextField({ label: text('Message', 'Message'), max: longestBody })
  body!: string | null;

  @EmailField({ label: text('Réponses à', 'Replies to') })
  replyTo!: string | null;

  @ChoiceField({
    label: text('Sujet réglementé', 'Regulated theme'),
    choices: ['energy-renovation'],
    filterable: true,
  })
  theme!: 'energy-renovation' | null;

  @IntegerField({
    label: text('Envois par minute', 'Mails a minute'),
    min: 1,
    max: mostPerMinute,
    default: 60,
  })
  ratePerMinute!: number;

  @BooleanField({ label: text('Compter les ouvertures', 'Count openings'), default: false })
  trackOpens!: boolean;

  @ChoiceField({
    label: text('État', 'State'),
    choices: campaignStates,
    default: 'draft',
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  state!: CampaignState;

  @InstantField({
    label: text('Envoi prévu le', 'Scheduled at'),
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  scheduledAt!: Date | null;

  @InstantField({
    label: text('Envoi commencé le', 'Started at'),
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  startedAt!: Date | null;

  @InstantField({ label: text('Envoi terminé le', 'Ended at'), byCommand: true, sortable: true })
  endedAt!: Date | null;

  @TextField({ label: text('Interrompu parce que', 'Held up because'), max: 500, byCommand: true })
  trouble!: string | null;

  @IntegerField({ label: text('Destinataires', 'Recipients'), readOnly: true, default: 0, sortable: true })
  recipientCount!: number;

  @IntegerField({ label: text('Envoyés', 'Sent'), readOnly: true, default: 0, sortable: true })
  sentCount!: number;

  @IntegerField({ label: text('À envoyer', 'Pending'), readOnly: true, default: 0 })
  pendingCount!: number;

  @IntegerField({ label: text('Écartés', 'Skipped'), readOnly: true, default: 0 })
  skippedCount!: number;

  @IntegerField({ label: text('Rejetés', 'Bounced'), readOnly: true, default: 0, sortable: true })
  bouncedCount!: number;

  @IntegerField({ label: text('Désabonnés', 'Unsubscribed'), readOnly: true, default: 0, sortable: true })
  unsubscribedCount!: number;

  @IntegerField({ label: text('Plaintes', 'Complaints'), readOnly: true, default: 0 })
  complainedCount!: number;

  @IntegerField({ label: text('Incertains', 'Unknown'), readOnly: true, default: 0 })
  unknownCount!: number;

  @IntegerField({ label: text('Ouvertures', 'Opened'), readOnly: true, default: 0 })
  openedCount!: number;

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', filterable: true })
  ownerId!: string | null;
}

export class CampaignInput extends inputOf(Campaign) {}

export const campaignType = new RecordType<Campaign>({
  name: 'crm.campaign',
  path: 'crm/campaigns',
  table: 'crm_campaign',
  entity: Campaign,
  label: { one: text('Campagne', 'Campaign'), many: text('Campagnes', 'Campaigns') },
  title: ['name'],
  subtitle: ['subject'],
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  searchable: true,
  ownerField: 'ownerId',
  frozen: ({ state }) =>
    state === 'draft' || state === 'tested'
      ? undefined
      : text('Cette campagne est programmée ou partie.', 'This campaign is scheduled, or has left.'),
});

/** Rights beside those of the record: to write to everybody, and to say what came back. */
export const campaignRights = { send: 'crm.campaign.send', bounces: 'crm.campaign.bounces' } as const;
