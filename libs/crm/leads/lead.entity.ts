import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  AddressPart,
  BusinessRecord,
  ChoiceField,
  type CustomValues,
  CustomValuesField,
  EmailField,
  IdField,
  InstantField,
  IntegerField,
  inputOf,
  ListField,
  PhoneField,
  RecordType,
  TagsField,
  TextField,
} from '#runtime';
import { type LeadState, leadStates } from './lead-states.js';

export const leadChannels = [
  'web-form',
  'call',
  'email',
  'referral',
  'fair',
  'campaign',
  'purchased-list',
  'walk-in',
  'other',
] as const;
export type LeadChannel = (typeof leadChannels)[number];

/** Somebody who may need something: an identity as it came in, and what is known of the need. */
@Entity('crm_lead')
export class Lead extends BusinessRecord {
  @TextField({ label: text('Intitulé', 'Title'), readOnly: true, sortable: true, filterable: true })
  title!: string;

  @TextField({ label: text('Société', 'Company'), filterable: true })
  companyName!: string | null;

  @ChoiceField({ label: text('Civilité', 'Civility'), choices: ['mr', 'mrs', 'mx'] })
  civility!: string | null;

  @TextField({ label: text('Prénom', 'First name'), max: 100, filterable: true })
  firstName!: string | null;

  @TextField({ label: text('Nom', 'Last name'), max: 100, filterable: true })
  lastName!: string | null;

  @EmailField({ label: text('E-mail', 'E-mail'), filterable: true })
  email!: string | null;

  @PhoneField({ label: text('Téléphone', 'Phone'), filterable: true })
  phone!: string | null;

  @ListField({ label: text('Adresses', 'Addresses'), of: AddressPart })
  addresses!: AddressPart[];

  @TextField({ label: text('Besoin', 'Need'), max: 10_000 })
  need!: string | null;

  @ChoiceField({
    label: text('Canal', 'Channel'),
    choices: leadChannels,
    default: 'other',
    sortable: true,
    filterable: true,
  })
  channel!: LeadChannel;

  @TextField({ label: text('Précision sur le canal', 'Channel in detail') })
  channelDetail!: string | null;

  @TextField({ label: text('Fournisseur du fichier', 'Provider of the list'), filterable: true })
  provider!: string | null;

  @ChoiceField({
    label: text('État', 'State'),
    choices: leadStates,
    default: 'new',
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  state!: LeadState;

  @IntegerField({ label: text('Score', 'Score'), min: 0, max: 100, sortable: true, filterable: true })
  score!: number | null;

  @InstantField({
    label: text('Première réponse attendue le', 'First response due at'),
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  firstResponseDueAt!: Date | null;

  @InstantField({
    label: text('Première réponse le', 'First response at'),
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  respondedAt!: Date | null;

  @TextField({ label: text('Écartée parce que', 'Unqualified because'), max: 1000, byCommand: true })
  unqualifiedReason!: string | null;

  @TextField({ label: text('À reprendre : note', 'Recycling note'), max: 1000, byCommand: true })
  recyclingNote!: string | null;

  @TextField({ label: text('Consentement recueilli', 'Consent as it was given'), max: 2000 })
  consent!: string | null;

  @InstantField({
    label: text('Informée de l’origine le', 'Told where the data come from at'),
    byCommand: true,
    filterable: true,
  })
  noticedAt!: Date | null;

  @InstantField({
    label: text('Convertie le', 'Converted at'),
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  convertedAt!: Date | null;

  @IdField({
    label: text('Devenue la société', 'Became the company'),
    to: 'crm.company',
    byCommand: true,
    filterable: true,
  })
  convertedCompanyId!: string | null;

  @IdField({
    label: text('Devenue le contact', 'Became the contact'),
    to: 'crm.contact',
    byCommand: true,
    filterable: true,
  })
  convertedContactId!: string | null;

  @IdField({
    label: text('Devenue l’affaire', 'Became the opportunity'),
    to: 'crm.opportunity',
    byCommand: true,
    filterable: true,
  })
  convertedOpportunityId!: string | null;

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', filterable: true })
  ownerId!: string | null;

  @TagsField()
  tagIds!: string[];

  @TextField({ label: text('Identifiant externe', 'External id'), max: 100, filterable: true })
  externalId!: string | null;

  @TextField({ label: text('Ville', 'City'), readOnly: true, sortable: true, filterable: true })
  city!: string | null;

  @TextField({ label: text('Code postal', 'Postal code'), readOnly: true, filterable: true })
  postalCode!: string | null;

  @InstantField({ label: text('Anonymisée le', 'Anonymised at'), filterable: true })
  anonymisedAt!: Date | null;

  @CustomValuesField()
  custom!: CustomValues;
}

export class LeadInput extends inputOf(Lead) {}

export const leadType = new RecordType<Lead>({
  name: 'crm.lead',
  path: 'crm/leads',
  table: 'crm_lead',
  entity: Lead,
  label: { one: text('Piste', 'Lead'), many: text('Pistes', 'Leads') },
  title: ['title'],
  subtitle: ['email', 'phone', 'city'],
  person: true,
  frozen: ({ state }) =>
    state === 'converted'
      ? text(
          'Cette piste est convertie : elle ne change plus.',
          'This lead is converted: it changes no more.',
        )
      : undefined,
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  searchable: true,
  ownerField: 'ownerId',
  freeWhenUnowned: true,
});
