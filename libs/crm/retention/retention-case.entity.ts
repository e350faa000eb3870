import { Entity } from 'typeorm';
import { text } from '#kernel';
import { ChoiceField, DateField, IdField, InstantField, RecordEntity, RecordType, TextField } from '#runtime';

export const retentionStates = ['due', 'kept', 'released', 'archived', 'anonymised', 'lapsed'] as const;
export type RetentionState = (typeof retentionStates)[number];

/** A prospect whose time is over, and what was decided. Found by the review, changed by decisions alone. */
@Entity('crm_retention_case')
export class RetentionCase extends RecordEntity {
  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact', byCommand: true, filterable: true })
  contactId!: string | null;

  @IdField({ label: text('Piste', 'Lead'), to: 'crm.lead', byCommand: true, filterable: true })
  leadId!: string | null;

  @ChoiceField({
    label: text('Règle', 'Rule'),
    choices: ['contact', 'lead'],
    byCommand: true,
    required: true,
    filterable: true,
  })
  rule!: 'contact' | 'lead';

  @ChoiceField({
    label: text('État', 'State'),
    choices: retentionStates,
    default: 'due',
    byCommand: true,
    filterable: true,
  })
  state!: RetentionState;

  @InstantField({
    label: text('Dernière prise de contact', 'Last time they came to us'),
    byCommand: true,
    required: true,
    sortable: true,
  })
  lastContactAt!: Date;

  @DateField({
    label: text('Échéance', 'Time over on'),
    byCommand: true,
    required: true,
    sortable: true,
    filterable: true,
  })
  dueOn!: string;

  @InstantField({ label: text('Trouvé le', 'Found at'), byCommand: true, required: true, sortable: true })
  foundAt!: Date;

  @DateField({ label: text('Conservé jusqu’au', 'Kept until'), byCommand: true })
  keptUntil!: string | null;

  @TextField({ label: text('Motif', 'Reason'), max: 1000, byCommand: true })
  reason!: string | null;

  @InstantField({ label: text('Décidé le', 'Decided at'), byCommand: true, sortable: true })
  decidedAt!: Date | null;

  /** None: by the rule itself, after its notice. */
  @IdField({ label: text('Décidé par', 'Decided by'), to: 'identity.user', byCommand: true })
  decidedBy!: string | null;
}

export const retentionCaseType = new RecordType<RetentionCase>({
  name: 'crm.retention-case',
  path: 'crm/retention-cases',
  table: 'crm_retention_case',
  entity: RetentionCase,
  label: {
    one: text('Prospect arrivé à échéance', 'Prospect whose time is over'),
    many: text('Prospects arrivés à échéance', 'Prospects whose time is over'),
  },
  defaultSort: 'dueOn',
});
