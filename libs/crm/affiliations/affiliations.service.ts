import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { type InputOf, RecordsService, unknownRecord } from '#runtime';
import { CompaniesRepository } from '../companies/companies.repository.js';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import type { Affiliation } from './affiliation.entity.js';
import { checkPeriod } from './affiliation.rules.js';
import type { AffiliatedCompany, AffiliatedContact } from './affiliation-answers.js';
import { AffiliationsRepository } from './affiliations.repository.js';

@Injectable()
export class AffiliationsService extends RecordsService<Affiliation> {
  constructor(
    private readonly affiliations: AffiliationsRepository,
    private readonly companies: CompaniesRepository,
    private readonly contacts: ContactsRepository,
  ) {
    super(affiliations);
  }

  /** Both ends must exist for the actor: a tie would else tell that a record out of reach exists. */
  override async check(
    input: InputOf<Affiliation>,
    before: Affiliation | undefined,
  ): Promise<readonly FieldError[]> {
    const errors = checkPeriod(input, before);
    const { contactId, companyId } = input;
    if (contactId && contactId !== before?.contactId) {
      if ((await this.contacts.getMany([contactId])).length === 0) errors.push(unknownRecord('contactId'));
    }
    if (companyId && companyId !== before?.companyId) {
      if ((await this.companies.getMany([companyId])).length === 0) errors.push(unknownRecord('companyId'));
    }
    return errors;
  }

  /** @throws Problem NOT_FOUND for a company that the actor may not read. */
  async contactsOf(companyId: string): Promise<AffiliatedContact[]> {
    const { id } = await this.companies.get(companyId);
    return this.affiliations.contactsOf(id);
  }

  /** @throws Problem NOT_FOUND for a contact that the actor may not read. */
  async companiesOf(contactId: string): Promise<AffiliatedCompany[]> {
    const { id } = await this.contacts.get(contactId);
    return this.affiliations.companiesOf(id);
  }
}
