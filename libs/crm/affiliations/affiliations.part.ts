import type { CrmPart } from '../crm-part.js';
import { AffiliatedController } from './affiliated.controller.js';
import { AffiliationInput, affiliationType } from './affiliation.entity.js';
import { AffiliationsController } from './affiliations.controller.js';
import { AffiliationsRepository } from './affiliations.repository.js';
import { AffiliationsService } from './affiliations.service.js';

/** Who is who in which company. */
export const affiliationsPart: CrmPart = {
  records: [{ type: affiliationType, service: AffiliationsService, input: AffiliationInput }],
  controllers: [AffiliationsController, AffiliatedController],
  providers: [AffiliationsRepository, AffiliationsService],
};
