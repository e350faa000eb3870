import type { CrmPart } from '../crm-part.js';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesRepository } from './activities.repository.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityInput, activityType } from './activity.entity.js';
import { ActivityCourseController } from './activity-course.controller.js';
import { ActivityCourseService } from './activity-course.service.js';
import { ActivityImportInput } from './activity-imports.js';
import { ActivityLinks } from './activity-links.js';
import { ActivityNotices } from './activity-notices.js';

/** What is to be done with people, and what was done. */
export const activitiesPart: CrmPart = {
  records: [
    { type: activityType, service: ActivitiesService, input: ActivityInput, imports: ActivityImportInput },
  ],
  controllers: [ActivitiesController, ActivityCourseController],
  providers: [ActivitiesRepository, ActivitiesService, ActivityCourseService, ActivityLinks, ActivityNotices],
};
