import type { CrmPart } from '../crm-part.js';
import { RightsRequestInput, rightsRequestType } from './rights-request.entity.js';
import { RightsRequestReminders } from './rights-request-reminders.js';
import { RightsRequestsController } from './rights-requests.controller.js';
import { RightsRequestsRepository } from './rights-requests.repository.js';
import { RightsRequestsService } from './rights-requests.service.js';

/** What people ask for by their rights over their data. */
export const rightsRequestsPart: CrmPart = {
  records: [{ type: rightsRequestType, service: RightsRequestsService, input: RightsRequestInput }],
  controllers: [RightsRequestsController],
  providers: [RightsRequestReminders, RightsRequestsRepository, RightsRequestsService],
};
