import type { CrmPart } from '../crm-part.js';
import { InvitationReplies } from './invitation-replies.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';

/** Invitations by mail, and their answers. */
export const invitationsPart: CrmPart = {
  controllers: [InvitationsController],
  providers: [InvitationReplies, InvitationsRepository, InvitationsService],
};
