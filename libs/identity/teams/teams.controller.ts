import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordsController } from '#runtime';
import { TeamInput, teamType } from './team.entity.js';
import { TeamsService } from './teams.service.js';

@ApiTags('identity')
@Controller(teamType.path)
export class TeamsController extends recordsController(teamType, TeamInput) {
  constructor(teams: TeamsService) {
    super(teams);
  }
}
