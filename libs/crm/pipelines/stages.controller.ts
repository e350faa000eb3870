import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { StageInput, stageType } from './stage.entity.js';
import { StagesService } from './stages.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(stageType.path)
export class StagesController extends recordsController(stageType, StageInput) {
  constructor(stages: StagesService) {
    super(stages);
  }
}
