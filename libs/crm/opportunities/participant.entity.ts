import { Entity } from 'typeorm';
import { text } from '#kernel';
import { BusinessRecord, ChoiceField, IdField, inputOf, RecordType, TextField } from '#runtime';
import { affiliationRoles } from '../affiliations/affiliation.entity.js';

/** A contact's part in an opportunity: who decides, who lives there, who advises. */
@Entity('crm_participant')
export class Participant extends BusinessRecord {
  @IdField({
    label: text('Affaire', 'Opportunity'),
    to: 'crm.opportunity',
    required: true,
    filterable: true,
  })
  opportunityId!: string;

  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact', required: true, filterable: true })
  contactId!: string;

  @ChoiceField({
    label: text('Rôle', 'Role'),
    choices: affiliationRoles,
    default: 'other',
    sortable: true,
    filterable: true,
  })
  role!: (typeof affiliationRoles)[number];

  @TextField({ label: text('Notes', 'Notes'), max: 2_000 })
  notes!: string | null;
}

export class ParticipantInput extends inputOf(Participant) {}

export const participantType = new RecordType<Participant>({
  name: 'crm.participant',
  path: 'crm/participants',
  table: 'crm_participant',
  entity: Participant,
  label: { one: text('Participant', 'Participant'), many: text('Participants', 'Participants') },
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  tie: true,
  constraints: { crm_participant_once: 'contactId' },
});
