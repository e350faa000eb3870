import { AlertMails } from './alert-mails.js';
import { Alerts } from './alerts.js';
import { BackupSchedule } from './backup-schedule.js';
import { CopyFactsReader } from './copy-facts.js';
import { CopyRemoval } from './copy-removal.js';
import { MigrationCopies } from './migration-copies.js';
import { BackupOverview } from './overview.js';
import { QuietCheck } from './quiet-check.js';
import { RetentionService } from './retention.service.js';
import { SlotBook } from './slot-book.js';
import { SlotCalendar } from './slot-calendar.js';
import { SlotWorkers } from './slot-workers.js';
import { Watchdog } from './watchdog.js';

/** What takes copies at their time, removes old ones, and says when something is wrong. */
export const scheduleProviders = [
  AlertMails,
  Alerts,
  BackupOverview,
  BackupSchedule,
  CopyFactsReader,
  CopyRemoval,
  MigrationCopies,
  QuietCheck,
  RetentionService,
  SlotBook,
  SlotCalendar,
  SlotWorkers,
  Watchdog,
];
