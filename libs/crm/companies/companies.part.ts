import type { CrmPart } from '../crm-part.js';
import { CompaniesController } from './companies.controller.js';
import { CompaniesRepository } from './companies.repository.js';
import { CompaniesService } from './companies.service.js';
import { CompanyInput, companyType } from './company.entity.js';

/** The organisations and households that the company deals with. */
export const companiesPart: CrmPart = {
  records: [{ type: companyType, service: CompaniesService, input: CompanyInput }],
  controllers: [CompaniesController],
  providers: [CompaniesRepository, CompaniesService],
};
