import type { CrmPart } from '../crm-part.js';
import { CalendarImportsController } from './calendar-imports.controller.js';
import { CalendarImportsRepository } from './calendar-imports.repository.js';
import { CalendarImportsService } from './calendar-imports.service.js';

/** Calendars of other programs, read into activities. */
export const calendarImportPart: CrmPart = {
  controllers: [CalendarImportsController],
  providers: [CalendarImportsRepository, CalendarImportsService],
};
