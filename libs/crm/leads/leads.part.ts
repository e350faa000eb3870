import type { CrmPart } from '../crm-part.js';
import { OwnerNotices } from '../owner-notices/owner-notices.js';
import { LeadInput, leadType } from './lead.entity.js';
import { LeadConversionService } from './lead-conversion.service.js';
import { LeadImportInput } from './lead-imports.js';
import { LeadLifeController } from './lead-life.controller.js';
import { LeadLifeService } from './lead-life.service.js';
import { LeadsController } from './leads.controller.js';
import { LeadsRepository } from './leads.repository.js';
import { LeadsService } from './leads.service.js';

/** Somebody who may need something, until they are a contact. */
export const leadsPart: CrmPart = {
  records: [{ type: leadType, service: LeadsService, input: LeadInput, imports: LeadImportInput }],
  controllers: [LeadsController, LeadLifeController],
  providers: [LeadsRepository, LeadsService, LeadLifeService, LeadConversionService, OwnerNotices],
};
