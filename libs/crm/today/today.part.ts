import type { CrmPart } from '../crm-part.js';
import { TodayController } from './today.controller.js';
import { TodayRepository } from './today.repository.js';
import { TodayService } from './today.service.js';

/** What needs somebody today. */
export const todayPart: CrmPart = {
  controllers: [TodayController],
  providers: [TodayRepository, TodayService],
};
