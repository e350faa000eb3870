import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { LostReasonInput, lostReasonType } from './lost-reason.entity.js';
import { LostReasonsService } from './lost-reasons.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(lostReasonType.path)
export class LostReasonsController extends recordsController(lostReasonType, LostReasonInput) {
  constructor(reasons: LostReasonsService) {
    super(reasons);
  }
}
