import type { CrmPart } from '../crm-part.js';
import { ConsentsRepository } from './consents.repository.js';
import { ConsentsService } from './consents.service.js';
import { ContactConsentsController } from './contact-consents.controller.js';
import { ContactConsentsService } from './contact-consents.service.js';
import { DataOrigins } from './data-origins.js';
import { SendGuard } from './send-guard.js';
import { SuppressionsController, suppressionPermission } from './suppressions.controller.js';
import { SuppressionsRepository } from './suppressions.repository.js';
import { SuppressionsService } from './suppressions.service.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { UnsubscribeService } from './unsubscribe.service.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

/** What the module is made of here: consents, the list of refused addresses, the guard of sendings, unsubscribing. */
export const consentPart: CrmPart = {
  permissions: [suppressionPermission],

  controllers: [ContactConsentsController, SuppressionsController, UnsubscribeController],
  providers: [
    ConsentsRepository,
    ConsentsService,
    ContactConsentsService,
    DataOrigins,
    SendGuard,
    SuppressionsRepository,
    SuppressionsService,
    UnsubscribeLinks,
    UnsubscribeService,
  ],
};
