import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { CompaniesService } from './companies.service.js';
import { CompanyInput, companyType } from './company.entity.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(companyType.path)
export class CompaniesController extends recordsController(companyType, CompanyInput) {
  constructor(companies: CompaniesService) {
    super(companies);
  }
}
