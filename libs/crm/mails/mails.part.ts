import type { CrmPart } from '../crm-part.js';
import { EmailInput, emailType } from './email.entity.js';
import { EmailIntakeController, EmailRecipientsController } from './email-intake.controller.js';
import { EmailIntakeRepository } from './email-intake.repository.js';
import { EmailIntakeService } from './email-intake.service.js';
import { EmailLinksRepository } from './email-links.repository.js';
import { EmailSendingService } from './email-sending.service.js';
import { EmailTimeline } from './email-timeline.js';
import { EmailsController } from './emails.controller.js';
import { EmailsRepository } from './emails.repository.js';
import { EmailsService } from './emails.service.js';
import { KnownRecipientsRepository } from './known-recipients.repository.js';

/** What the module is made of here: mails that people write, and that they bring in. */
export const mailsPart: CrmPart = {
  records: [{ type: emailType, service: EmailsService, input: EmailInput }],

  controllers: [EmailsController, EmailIntakeController, EmailRecipientsController],
  providers: [
    EmailIntakeRepository,
    EmailIntakeService,
    EmailLinksRepository,
    EmailSendingService,
    EmailTimeline,
    EmailsRepository,
    EmailsService,
    KnownRecipientsRepository,
  ],
};
