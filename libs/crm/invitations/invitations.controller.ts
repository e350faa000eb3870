import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, OfModule, Permission } from '#runtime';
import { activityType } from '../activities/activity.entity.js';
import { ActivityInvitationAnswer, ActivityInvitationInput } from './invitation-answers.js';
import { InvitationsService } from './invitations.service.js';

/** Who is invited to an activity. */
@ApiTags('crm')
@OfModule('crm')
@Controller(`${activityType.path}/:id/invitation`)
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @Permission(activityType.permission('read'))
  @ApiOperation({
    summary: 'Who is invited to an activity, and what they answered',
    operationId: 'read invitation',
  })
  @ApiOkResponse({ type: ActivityInvitationAnswer })
  read(@Param('id', IdPipe) id: string): Promise<ActivityInvitationAnswer> {
    return this.invitations.read(id);
  }

  @Put()
  @Permission(activityType.permission('update'))
  @ApiOperation({
    summary: 'Invite people by mail; whoever is not in the list any more is told so',
    operationId: 'update invitation',
  })
  @ApiBody({ type: ActivityInvitationInput })
  @ApiOkResponse({ type: ActivityInvitationAnswer })
  invite(
    @Param('id', IdPipe) id: string,
    @Body(new BodyOf(ActivityInvitationInput)) { invitees }: ActivityInvitationInput,
  ): Promise<ActivityInvitationAnswer> {
    return this.invitations.invite(id, invitees);
  }
}
