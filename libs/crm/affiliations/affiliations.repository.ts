import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { CompaniesRepository } from '../companies/companies.repository.js';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { type Affiliation, affiliationType } from './affiliation.entity.js';
import type { AffiliatedCompany, AffiliatedContact } from './affiliation-answers.js';

/** A company or contact shows at most this many affiliations; the list of affiliations shows all. */
const shownAtMost = 200;
const shared = `a.id AS "affiliationId", a.role, a.title, a.started_on AS "startedOn", a.ended_on AS "endedOn"`;
/** Those that last come first. */
const lasting = 'a.ended_on IS NOT NULL, a.ended_on DESC';

@Injectable()
export class AffiliationsRepository extends RecordsRepository<Affiliation> {
  constructor(
    db: TenantDb,
    private readonly companies: CompaniesRepository,
    private readonly contacts: ContactsRepository,
  ) {
    super(db, affiliationType);
  }

  /** The contacts of a company that the actor may read. */
  async contactsOf(companyId: string): Promise<AffiliatedContact[]> {
    const values: unknown[] = [companyId];
    const readable = this.contacts.isReadable('c.id', values);
    return this.db.query<AffiliatedContact>(
      `SELECT ${shared}, c.id, c.civility, c.first_name AS "firstName", c.last_name AS "lastName",
         c.job_title AS "jobTitle", c.email, c.phone
       FROM crm_affiliation a JOIN crm_contact c ON c.id = a.contact_id
       WHERE a.company_id = $1 AND ${readable}
       ORDER BY ${lasting}, c.last_name, c.first_name, a.id LIMIT ${shownAtMost}`,
      values,
    );
  }

  /** The companies of a contact that the actor may read. */
  async companiesOf(contactId: string): Promise<AffiliatedCompany[]> {
    const values: unknown[] = [contactId];
    const readable = this.companies.isReadable('c.id', values);
    return this.db.query<AffiliatedCompany>(
      `SELECT ${shared}, c.id, c.name, c.kind, c.city
       FROM crm_affiliation a JOIN crm_company c ON c.id = a.company_id
       WHERE a.contact_id = $1 AND ${readable}
       ORDER BY ${lasting}, c.name, a.id LIMIT ${shownAtMost}`,
      values,
    );
  }
}
