import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { PipelineInput, pipelineType } from './pipeline.entity.js';
import { PipelinesService } from './pipelines.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(pipelineType.path)
export class PipelinesController extends recordsController(pipelineType, PipelineInput) {
  constructor(pipelines: PipelinesService) {
    super(pipelines);
  }
}
