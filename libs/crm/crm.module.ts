import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { RecordRegistry } from '#runtime';
import { CompaniesController } from './companies/companies.controller.js';
import { CompaniesRepository } from './companies/companies.repository.js';
import { CompaniesService } from './companies/companies.service.js';
import { Company, CompanyInput, companyType } from './companies/company.entity.js';
import { Contact, ContactInput, contactType } from './contacts/contact.entity.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { ContactsRepository } from './contacts/contacts.repository.js';
import { ContactsService } from './contacts/contacts.service.js';

export const crmEntities = [Company, Contact];

/** Companies, contacts and the ties between them. */
@Module({
  controllers: [CompaniesController, ContactsController],
  providers: [CompaniesRepository, CompaniesService, ContactsRepository, ContactsService],
  exports: [CompaniesService, ContactsService],
})
export class CrmModule implements OnModuleInit {
  constructor(
    private readonly records: RecordRegistry,
    private readonly permissions: PermissionRegistry,
    private readonly companies: CompaniesService,
    private readonly contacts: ContactsService,
  ) {}

  onModuleInit(): void {
    this.records.register(companyType, this.companies, CompanyInput);
    this.records.register(contactType, this.contacts, ContactInput);
    for (const type of [companyType, contactType]) this.permissions.declareRecord(type as never);
  }
}
