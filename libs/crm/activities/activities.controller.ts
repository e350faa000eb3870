import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { ActivitiesService } from './activities.service.js';
import { ActivityInput, activityType } from './activity.entity.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(activityType.path)
export class ActivitiesController extends recordsController(activityType, ActivityInput) {
  constructor(activities: ActivitiesService) {
    super(activities);
  }
}
