import { CalendarImportsController } from '../calendar-import/calendar-imports.controller.js';
import { CalendarImportsRepository } from '../calendar-import/calendar-imports.repository.js';
import { CalendarImportsService } from '../calendar-import/calendar-imports.service.js';
import type { CrmPart } from '../crm-part.js';
import { InvitationReplies } from './invitation-replies.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';

/** What the module is made of here: invitations by mail and their answers, and calendars that are read in. */
export const invitationsPart: CrmPart = {
  controllers: [InvitationsController, CalendarImportsController],
  providers: [
    CalendarImportsRepository,
    CalendarImportsService,
    InvitationReplies,
    InvitationsRepository,
    InvitationsService,
  ],
};
