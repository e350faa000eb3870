import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { text } from '#kernel';
import { ChoiceField, IdField, OfModule, Permission, parseInput, Scopes } from '#runtime';
import { activityType } from '../activities/activity.entity.js';
import { TodayService } from './today.service.js';
import { TodayAnswer } from './today-answers.js';

class TodayQuery {
  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user' })
  ownerId?: string | null;

  @ChoiceField({ label: text('Équipe', 'Team'), choices: ['true', 'false'] })
  team?: string | null;
}

/** The home of a salesperson. */
@ApiTags('crm')
@OfModule('crm')
@Controller('crm/today')
export class TodayController {
  constructor(private readonly today: TodayService) {}

  @Get()
  @Permission(activityType.permission('read'))
  @ApiOperation({
    summary: 'What needs you today: activities, opportunities and leads; of someone else, or of your team',
    operationId: 'read today',
  })
  @ApiQuery({
    name: 'ownerId',
    required: false,
    description: 'Whose day; yours when absent. You see what you may read of it',
    schema: { type: 'string', format: 'uuid' },
  })
  @ApiQuery({
    name: 'team',
    required: false,
    description: 'The day of your whole team',
    schema: { type: 'string', enum: ['true', 'false'] },
  })
  @ApiOkResponse({ type: TodayAnswer })
  read(@Query() query: Record<string, unknown>): Promise<TodayAnswer> {
    const { ownerId, team } = parseInput(TodayQuery, { ...query });
    if (team === 'true') return this.today.of({ team: true });
    return this.today.of({ ownerId: ownerId ?? Scopes.actor().userId ?? '' });
  }
}
