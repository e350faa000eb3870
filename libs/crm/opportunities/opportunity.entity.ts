import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  AddressPart,
  BusinessRecord,
  ChoiceField,
  type CustomValues,
  CustomValuesField,
  DateField,
  DecimalField,
  IdField,
  InstantField,
  IntegerField,
  inputOf,
  ListField,
  RecordType,
  TagsField,
  TextField,
} from '#runtime';
import { type OpportunityState, opportunityStates } from './opportunity-states.js';

/**
 * A sale in the making: whose it is, what it may bring, and how far it is. Stage, state, closing and the reason of a
 * loss are given on creation and then change by commands only.
 */
@Entity('crm_opportunity')
export class Opportunity extends BusinessRecord {
  @TextField({
    label: text('Nom', 'Name'),
    required: true,
    sortable: true,
    filterable: true,
    example: 'Extension 24 m², famille Tanguyot',
  })
  name!: string;

  @IdField({ label: text('Société', 'Company'), to: 'crm.company', filterable: true })
  companyId!: string | null;

  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact', filterable: true })
  contactId!: string | null;

  /** None on creation: that of the stage, or the first one. */
  @IdField({ label: text('Pipeline', 'Pipeline'), to: 'crm.pipeline', filledIn: true, filterable: true })
  pipelineId!: string;

  /** None on creation: the first open one of the pipeline. */
  @IdField({ label: text('Étape', 'Stage'), to: 'crm.stage', filledIn: true, filterable: true })
  stageId!: string;

  @ChoiceField({
    label: text('État', 'State'),
    choices: opportunityStates,
    default: 'open',
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  state!: OpportunityState;

  /** Without VAT, in the currency of the company. */
  @DecimalField({
    label: text('Montant HT', 'Amount'),
    format: 'money',
    sortable: true,
    filterable: true,
    example: '48500.00',
  })
  amount!: string | null;

  /** That of the stage, unless somebody knows better. */
  @IntegerField({
    label: text('Probabilité (%)', 'Probability (%)'),
    min: 0,
    max: 100,
    filledIn: true,
    sortable: true,
  })
  probability!: number;

  @DecimalField({
    label: text('Montant pondéré', 'Weighted amount'),
    format: 'money',
    readOnly: true,
    sortable: true,
  })
  weightedAmount!: string | null;

  @DateField({ label: text('Signature prévue', 'Expected close'), sortable: true, filterable: true })
  expectedCloseOn!: string | null;

  @InstantField({
    label: text('À cette étape depuis', 'At this stage since'),
    byCommand: true,
    required: true,
    sortable: true,
    filterable: true,
  })
  stageSince!: Date;

  @InstantField({ label: text('Close le', 'Closed at'), byCommand: true, sortable: true, filterable: true })
  closedAt!: Date | null;

  @InstantField({ label: text('Prochaine action', 'Next action'), sortable: true, filterable: true })
  nextActionAt!: Date | null;

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', filterable: true })
  ownerId!: string | null;

  @IdField({ label: text('Motif de perte', 'Lost reason'), to: 'crm.lost-reason', filterable: true })
  lostReasonId!: string | null;

  /** Why it was lost or abandoned, in words. */
  @TextField({ label: text('Précision sur la perte', 'Note on the loss'), max: 2_000 })
  lostNote!: string | null;

  @TextField({ label: text('Concurrent', 'Competitor'), filterable: true })
  competitor!: string | null;

  @TextField({ label: text('Source', 'Source'), max: 100, filterable: true })
  source!: string | null;

  @IdField({ label: text('Piste', 'Lead'), to: 'crm.lead', byCommand: true, filterable: true })
  leadId!: string | null;

  /** The site, first of all. */
  @ListField({ label: text('Adresse du chantier', 'Site address'), of: AddressPart, max: 1 })
  addresses!: AddressPart[];

  @TagsField()
  tagIds!: string[];

  @TextField({ label: text('Notes', 'Notes'), max: 10_000 })
  notes!: string | null;

  @TextField({ label: text('Identifiant externe', 'External id'), max: 100, filterable: true })
  externalId!: string | null;

  @TextField({ label: text('Ville', 'City'), readOnly: true, filterable: true })
  city!: string | null;

  @TextField({ label: text('Code postal', 'Postal code'), readOnly: true, filterable: true })
  postalCode!: string | null;

  @CustomValuesField()
  custom!: CustomValues;
}

export class OpportunityInput extends inputOf(Opportunity) {}

export const opportunityType = new RecordType<Opportunity>({
  name: 'crm.opportunity',
  path: 'crm/opportunities',
  table: 'crm_opportunity',
  entity: Opportunity,
  label: { one: text('Affaire', 'Opportunity'), many: text('Affaires', 'Opportunities') },
  title: ['name'],
  subtitle: ['city', 'externalId'],
  defaultSort: 'expectedCloseOn',
  searchable: true,
  ownerField: 'ownerId',
});
