import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { AffiliationInput, affiliationType } from './affiliation.entity.js';
import { AffiliationsService } from './affiliations.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(affiliationType.path)
export class AffiliationsController extends recordsController(affiliationType, AffiliationInput) {
  constructor(affiliations: AffiliationsService) {
    super(affiliations);
  }
}
