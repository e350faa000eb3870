import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { type InputOf, RecordsService, unknownRecord } from '#runtime';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { OpportunitiesRepository } from './opportunities.repository.js';
import type { Participant } from './participant.entity.js';
import type { ParticipatingContact } from './participant-answers.js';
import { ParticipantsRepository } from './participants.repository.js';

@Injectable()
export class ParticipantsService extends RecordsService<Participant> {
  constructor(
    private readonly participants: ParticipantsRepository,
    private readonly opportunities: OpportunitiesRepository,
    private readonly contacts: ContactsRepository,
  ) {
    super(participants);
  }

  /** Both ends must exist for the actor: a tie would else tell that a record out of reach exists. */
  override async check(
    { opportunityId, contactId }: InputOf<Participant>,
    before: Participant | undefined,
  ): Promise<readonly FieldError[]> {
    const errors: FieldError[] = [];
    if (opportunityId && opportunityId !== before?.opportunityId) {
      if ((await this.opportunities.getMany([opportunityId])).length === 0)
        errors.push(unknownRecord('opportunityId'));
    }
    if (contactId && contactId !== before?.contactId) {
      if ((await this.contacts.getMany([contactId])).length === 0) errors.push(unknownRecord('contactId'));
    }
    return errors;
  }

  /** @throws Problem NOT_FOUND for an opportunity that the actor may not read. */
  async contactsOf(opportunityId: string): Promise<ParticipatingContact[]> {
    const { id } = await this.opportunities.get(opportunityId);
    return this.participants.contactsOf(id);
  }
}
