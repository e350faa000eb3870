import { applyDecorators, Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, IfMatch, OfModule, Permission } from '#runtime';
import {
  OpportunityAbandonmentInput,
  OpportunityMoveInput,
  OpportunityReopeningInput,
} from './move-inputs.js';
import { Opportunity, opportunityType } from './opportunity.entity.js';
import { OpportunityMovesService } from './opportunity-moves.service.js';

/** A command that changes the stage or state of an opportunity and answers the opportunity. */
const Command = (name: string, summary: string, input: new () => object): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    Permission(opportunityType.permission('update')),
    ApiOperation({ summary, operationId: `${name} ${opportunityType.path}` }),
    ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' }),
    ApiBody({ type: input }),
    ApiOkResponse({ type: Opportunity }),
  );

@ApiTags('crm')
@OfModule('crm')
@Controller(`${opportunityType.path}/:id`)
export class OpportunityMovesController {
  constructor(private readonly moves: OpportunityMovesService) {}

  @Post('stage')
  @Command(
    'move',
    'Bring an opportunity to a stage; the won and the lost stage close it',
    OpportunityMoveInput,
  )
  move(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(OpportunityMoveInput)) body: OpportunityMoveInput,
  ): Promise<Opportunity> {
    return this.moves.move(id, version, body);
  }

  @Post('abandonment')
  @Command('abandon', 'Give an opportunity up: neither won nor lost', OpportunityAbandonmentInput)
  abandon(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(OpportunityAbandonmentInput)) body: OpportunityAbandonmentInput,
  ): Promise<Opportunity> {
    return this.moves.abandon(id, version, body);
  }

  @Post('reopening')
  @Command(
    'reopen',
    'Open an opportunity again, where it was open the last time or at the stage given',
    OpportunityReopeningInput,
  )
  reopen(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(OpportunityReopeningInput)) body: OpportunityReopeningInput,
  ): Promise<Opportunity> {
    return this.moves.reopen(id, version, body);
  }
}
