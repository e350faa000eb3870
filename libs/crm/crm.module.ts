import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { RecordRegistry } from '#runtime';
import { AffiliatedController } from './affiliations/affiliated.controller.js';
import { Affiliation, AffiliationInput, affiliationType } from './affiliations/affiliation.entity.js';
import { AffiliationsController } from './affiliations/affiliations.controller.js';
import { AffiliationsRepository } from './affiliations/affiliations.repository.js';
import { AffiliationsService } from './affiliations/affiliations.service.js';
import { CompaniesController } from './companies/companies.controller.js';
import { CompaniesRepository } from './companies/companies.repository.js';
import { CompaniesService } from './companies/companies.service.js';
import { Company, CompanyInput, companyType } from './companies/company.entity.js';
import { Contact, ContactInput, contactType } from './contacts/contact.entity.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { ContactsRepository } from './contacts/contacts.repository.js';
import { ContactsService } from './contacts/contacts.service.js';
import { CrmDemo } from './demo/crm.demo.js';

export const crmEntities = [Company, Contact, Affiliation];

/** Companies, contacts and the ties between them. */
@Module({
  controllers: [CompaniesController, ContactsController, AffiliationsController, AffiliatedController],
  providers: [
    CompaniesRepository,
    CompaniesService,
    ContactsRepository,
    ContactsService,
    AffiliationsRepository,
    AffiliationsService,
    CrmDemo,
  ],
  exports: [CompaniesService, ContactsService, AffiliationsService],
})
export class CrmModule implements OnModuleInit {
  constructor(
    private readonly records: RecordRegistry,
    private readonly permissions: PermissionRegistry,
    private readonly companies: CompaniesService,
    private readonly contacts: ContactsService,
    private readonly affiliations: AffiliationsService,
  ) {}

  onModuleInit(): void {
    this.records.register(companyType, this.companies, CompanyInput);
    this.records.register(contactType, this.contacts, ContactInput);
    this.records.register(affiliationType, this.affiliations, AffiliationInput);
    for (const type of [companyType, contactType, affiliationType])
      this.permissions.declareRecord(type as never);
  }
}
