import type { CrmPart } from '../crm-part.js';
import { LostReasonInput, lostReasonType } from './lost-reason.entity.js';
import { LostReasonsController } from './lost-reasons.controller.js';
import { LostReasonsRepository } from './lost-reasons.repository.js';
import { LostReasonsService } from './lost-reasons.service.js';
import { PipelineInput, pipelineType } from './pipeline.entity.js';
import { PipelinesController } from './pipelines.controller.js';
import { PipelinesRepository } from './pipelines.repository.js';
import { PipelinesService } from './pipelines.service.js';
import { StageInput, stageType } from './stage.entity.js';
import { StagesController } from './stages.controller.js';
import { StagesRepository } from './stages.repository.js';
import { StagesService } from './stages.service.js';

/** Ways to sell, their stages, and why sales are lost. */
export const pipelinesPart: CrmPart = {
  records: [
    { type: pipelineType, service: PipelinesService, input: PipelineInput, configuration: true },
    { type: stageType, service: StagesService, input: StageInput, configuration: true },
    { type: lostReasonType, service: LostReasonsService, input: LostReasonInput, configuration: true },
  ],
  controllers: [PipelinesController, StagesController, LostReasonsController],
  providers: [
    PipelinesRepository,
    PipelinesService,
    StagesRepository,
    StagesService,
    LostReasonsRepository,
    LostReasonsService,
  ],
};
