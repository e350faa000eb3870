import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock, IdPipe, OfModule, Permission, recordsController } from '#runtime';
import { OpportunitiesService } from './opportunities.service.js';
import { OpportunityInput, opportunityType } from './opportunity.entity.js';
import { participantType } from './participant.entity.js';
import { ParticipatingContacts } from './participant-answers.js';
import { ParticipantsService } from './participants.service.js';
import { StageHistory } from './stage-change-answers.js';
import { StageChangesRepository } from './stage-changes.repository.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(opportunityType.path)
export class OpportunitiesController extends recordsController(opportunityType, OpportunityInput) {
  constructor(
    opportunities: OpportunitiesService,
    private readonly participants: ParticipantsService,
    private readonly changes: StageChangesRepository,
    private readonly clock: Clock,
  ) {
    super(opportunities);
  }

  @Get(':id/stages')
  @Permission(opportunityType.permission('read'))
  @ApiOperation({
    summary: 'The way of an opportunity through its stages, and how long it stayed at each',
    operationId: 'stages of crm/opportunities',
  })
  @ApiOkResponse({ type: StageHistory })
  async stages(@Param('id', IdPipe) id: string): Promise<StageHistory> {
    const opportunity = await this.service.get(id);
    return { items: await this.changes.of(opportunity.id, this.clock.now()) };
  }

  @Get(':id/contacts')
  @Permission(participantType.permission('read'))
  @ApiOperation({
    summary: 'The contacts who take part in an opportunity',
    operationId: 'contacts of crm/opportunities',
  })
  @ApiOkResponse({ type: ParticipatingContacts })
  async contacts(@Param('id', IdPipe) id: string): Promise<ParticipatingContacts> {
    return { items: await this.participants.contactsOf(id) };
  }
}
