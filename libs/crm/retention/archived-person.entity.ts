import { Entity } from 'typeorm';
import { text } from '#kernel';
import { DateField, IdField, RecordEntity, RecordType, TextField } from '#runtime';

/** What was known of a prospect when they were archived; the content comes with one of them alone. */
@Entity('crm_archived_person')
export class ArchivedPerson extends RecordEntity {
  @TextField({ label: text('Nom', 'Name'), max: 400, byCommand: true, required: true, sortable: true })
  title!: string;

  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact', byCommand: true })
  contactId!: string | null;

  @IdField({ label: text('Piste', 'Lead'), to: 'crm.lead', byCommand: true })
  leadId!: string | null;

  @TextField({ label: text('Motif', 'Reason'), max: 1000, byCommand: true, required: true })
  reason!: string;

  @DateField({
    label: text('Archivé jusqu’au', 'Archived until'),
    byCommand: true,
    required: true,
    sortable: true,
  })
  keptUntil!: string;
}

export const archivedPersonType = new RecordType<ArchivedPerson>({
  name: 'crm.archived-person',
  path: 'crm/archived-people',
  table: 'crm_archived_person',
  entity: ArchivedPerson,
  label: {
    one: text('Prospect archivé', 'Archived prospect'),
    many: text('Prospects archivés', 'Archived prospects'),
  },
  title: ['title'],
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  searchable: true,
});
