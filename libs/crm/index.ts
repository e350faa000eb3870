export { type Affiliation, AffiliationInput, affiliationType } from './affiliations/affiliation.entity.js';
export { AffiliationsService } from './affiliations/affiliations.service.js';
export { CompaniesService } from './companies/companies.service.js';
export { type Company, CompanyInput, companyType } from './companies/company.entity.js';
export { type Contact, ContactInput, contactType } from './contacts/contact.entity.js';
export { ContactsService } from './contacts/contacts.service.js';
export { CrmModule, crmEntities } from './crm.module.js';
