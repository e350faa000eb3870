import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdPipe, OfModule, Permission } from '#runtime';
import { companyType } from '../companies/company.entity.js';
import { contactType } from '../contacts/contact.entity.js';
import { affiliationType } from './affiliation.entity.js';
import { AffiliatedCompanies, AffiliatedContacts } from './affiliation-answers.js';
import { AffiliationsService } from './affiliations.service.js';

/** Both sides of the affiliations, for the pages of a company and of a contact. */
@ApiTags('crm')
@OfModule('crm')
@Controller()
export class AffiliatedController {
  constructor(private readonly affiliations: AffiliationsService) {}

  @Get(`${companyType.path}/:id/contacts`)
  @Permission(affiliationType.permission('read'))
  @ApiOperation({ summary: 'The contacts of a company', operationId: 'contacts of crm/companies' })
  @ApiOkResponse({ type: AffiliatedContacts })
  async contacts(@Param('id', IdPipe) id: string): Promise<AffiliatedContacts> {
    return { items: await this.affiliations.contactsOf(id) };
  }

  @Get(`${contactType.path}/:id/companies`)
  @Permission(affiliationType.permission('read'))
  @ApiOperation({ summary: 'The companies of a contact', operationId: 'companies of crm/contacts' })
  @ApiOkResponse({ type: AffiliatedCompanies })
  async companies(@Param('id', IdPipe) id: string): Promise<AffiliatedCompanies> {
    return { items: await this.affiliations.companiesOf(id) };
  }
}
