import { Global, Module } from '@nestjs/common';
import { RecordCompanionsModule } from '../owner-records/record-companions.module.js';
import { MentionNotices } from './mention-notices.js';
import { NotificationKinds } from './notification-kinds.js';
import { NotificationMails } from './notification-mails.js';
import { NotificationPurge } from './notification-purge.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Notifications } from './notifications.service.js';

/** What people are told, until they have read it. */
@Global()
@Module({
  imports: [RecordCompanionsModule],
  controllers: [NotificationsController],
  providers: [
    MentionNotices,
    NotificationKinds,
    NotificationMails,
    NotificationPurge,
    Notifications,
    NotificationsRepository,
  ],
  exports: [NotificationKinds, Notifications],
})
export class NotificationsModule {}
