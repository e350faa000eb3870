import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { type Participant, participantType } from './participant.entity.js';
import type { ParticipatingContact } from './participant-answers.js';

/** An opportunity shows at most this many participants; the list of participants shows all. */
const shownAtMost = 200;

@Injectable()
export class ParticipantsRepository extends RecordsRepository<Participant> {
  constructor(
    db: TenantDb,
    private readonly contacts: ContactsRepository,
  ) {
    super(db, participantType);
  }

  /** Who takes part in an opportunity, as far as the actor may read them. */
  async contactsOf(opportunityId: string): Promise<ParticipatingContact[]> {
    const values: unknown[] = [opportunityId];
    const readable = this.contacts.isReadable('c.id', values);
    return this.db.query<ParticipatingContact>(
      `SELECT p.id AS "participantId", p.role, p.notes, c.id, c.civility, c.first_name AS "firstName",
         c.last_name AS "lastName", c.job_title AS "jobTitle", c.email, c.phone
       FROM crm_participant p JOIN crm_contact c ON c.id = p.contact_id
       WHERE p.opportunity_id = $1 AND ${readable}
       ORDER BY c.last_name, c.first_name, p.id LIMIT ${shownAtMost}`,
      values,
    );
  }
}
