import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OfModule, Permission, Scopes } from '#runtime';
import { TeamRepository } from './team.repository.js';
import { TeamAnswer } from './team-member.js';

/** The one right of HR that is not of the vault: managers see the names and jobs of their own people. */
export const teamReadPermission = 'hr.team.read';

@ApiTags('hr')
@OfModule('hr')
@Controller('hr/team')
export class TeamController {
  constructor(private readonly team: TeamRepository) {}

  @Get()
  @Permission(teamReadPermission)
  @ApiOperation({ summary: 'The people who report to me', operationId: 'list hr/team' })
  @ApiOkResponse({ type: TeamAnswer })
  async list(): Promise<TeamAnswer> {
    const { userId } = Scopes.actor();
    return { items: userId ? await this.team.membersFor(userId) : [] };
  }
}
