import { Entity } from 'typeorm';
import { text } from '#kernel';
import { BusinessRecord, ChoiceField, DateField, IdField, inputOf, RecordType, TextField } from '#runtime';
import { type RightsRequestState, rightsRequestStates } from './rights-request-states.js';

/** The rights of a person over their data: RGPD, art. 15 to 22, and 7-3. */
export const rightsRequestKinds = [
  'access',
  'rectification',
  'erasure',
  'objection',
  'restriction',
  'portability',
  'consent-withdrawal',
] as const;

/** What somebody asks for by their rights, and by when they must have an answer (art. 12-3). */
@Entity('crm_rights_request')
export class RightsRequest extends BusinessRecord {
  @TextField({
    label: text('Personne', 'Person'),
    required: true,
    sortable: true,
    filterable: true,
    example: 'Léa Le Goff',
  })
  person!: string;

  @TextField({ label: text('Où lui répondre', 'Where to answer'), example: 'lea.legoff@courriel.example' })
  reach!: string | null;

  @ChoiceField({
    label: text('Droit exercé', 'Right'),
    choices: rightsRequestKinds,
    required: true,
    sortable: true,
    filterable: true,
  })
  kind!: (typeof rightsRequestKinds)[number];

  @ChoiceField({
    label: text('Reçue par', 'Received by'),
    choices: ['email', 'letter', 'phone', 'in-person', 'web-form'],
    default: 'email',
    filterable: true,
  })
  channel!: string;

  @DateField({ label: text('Reçue le', 'Received on'), required: true, sortable: true, filterable: true })
  receivedOn!: string;

  /** One month after, on a working day; three months once it was extended. */
  @DateField({
    label: text('À répondre avant le', 'Answer due on'),
    byCommand: true,
    required: true,
    sortable: true,
    filterable: true,
  })
  dueOn!: string;

  /** The deadline of an open request: what is overdue comes first, what was answered last. */
  @DateField({
    label: text('Échéance en cours', 'Awaited until'),
    readOnly: true,
    sortable: true,
    filterable: true,
  })
  awaitedUntil!: string | null;

  @ChoiceField({
    label: text('État', 'State'),
    choices: rightsRequestStates,
    default: 'open',
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  state!: RightsRequestState;

  @TextField({ label: text('Demande', 'What is asked'), max: 10_000 })
  details!: string | null;

  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact', filterable: true })
  contactId!: string | null;

  @IdField({ label: text('Piste', 'Lead'), to: 'crm.lead', filterable: true })
  leadId!: string | null;

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', filterable: true })
  ownerId!: string | null;

  @DateField({ label: text('Prolongée le', 'Extended on'), byCommand: true })
  extendedOn!: string | null;

  @TextField({ label: text('Motif de la prolongation', 'Why it was extended'), max: 1000, byCommand: true })
  extensionReason!: string | null;

  @DateField({ label: text('Répondu le', 'Answered on'), byCommand: true, sortable: true, filterable: true })
  answeredOn!: string | null;

  @TextField({ label: text('Réponse donnée', 'Answer'), max: 10_000, byCommand: true })
  answer!: string | null;
}

export class RightsRequestInput extends inputOf(RightsRequest) {}

export const rightsRequestType = new RecordType<RightsRequest>({
  name: 'crm.rights-request',
  path: 'crm/rights-requests',
  table: 'crm_rights_request',
  entity: RightsRequest,
  label: {
    one: text('Demande de droits', 'Rights request'),
    many: text('Demandes de droits', 'Rights requests'),
  },
  title: ['person'],
  subtitle: ['reach'],
  defaultSort: 'awaitedUntil',
  searchable: true,
  ownerField: 'ownerId',
});
