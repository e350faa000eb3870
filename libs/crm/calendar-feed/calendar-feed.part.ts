import type { CrmPart } from '../crm-part.js';
import { CalendarController, CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarFeedRepository } from './calendar-feed.repository.js';
import { CalendarFeedService } from './calendar-feed.service.js';

/** One’s calendar in other programs. */
export const calendarFeedPart: CrmPart = {
  controllers: [CalendarFeedController, CalendarController],
  providers: [CalendarFeedRepository, CalendarFeedService],
};
