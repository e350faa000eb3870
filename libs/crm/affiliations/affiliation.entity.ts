import { Entity } from 'typeorm';
import { text } from '#kernel';
import { BusinessRecord, ChoiceField, DateField, IdField, inputOf, RecordType, TextField } from '#runtime';

export const affiliationRoles = [
  'decision-maker',
  'owner',
  'buyer',
  'accounts-payable',
  'site-manager',
  'sales',
  'tenant',
  'other',
] as const;

/** A contact's place in a company, with its dates: people change employers, and history says where they were. */
@Entity('crm_affiliation')
export class Affiliation extends BusinessRecord {
  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact', required: true, filterable: true })
  contactId!: string;

  @IdField({ label: text('Société', 'Company'), to: 'crm.company', required: true, filterable: true })
  companyId!: string;

  @ChoiceField({
    label: text('Rôle', 'Role'),
    choices: affiliationRoles,
    default: 'other',
    sortable: true,
    filterable: true,
  })
  role!: (typeof affiliationRoles)[number];

  @TextField({ label: text('Fonction', 'Title'), max: 150 })
  title!: string | null;

  @DateField({ label: text('Début', 'Start'), sortable: true, filterable: true })
  startedOn!: string | null;

  @DateField({ label: text('Fin', 'End'), sortable: true, filterable: true })
  endedOn!: string | null;
}

export class AffiliationInput extends inputOf(Affiliation) {}

export const affiliationType = new RecordType<Affiliation>({
  name: 'crm.affiliation',
  path: 'crm/affiliations',
  table: 'crm_affiliation',
  entity: Affiliation,
  label: { one: text('Rattachement', 'Affiliation'), many: text('Rattachements', 'Affiliations') },
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  tie: true,
  constraints: { crm_affiliation_once: 'companyId' },
});
