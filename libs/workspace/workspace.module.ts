import { Module } from '@nestjs/common';
import { ClientRequest } from './client-requests/client-request.entity.js';
import { ClientRequestsModule } from './client-requests/client-requests.module.js';
import { CompanyModule } from './company/company.module.js';
import { CompanyProfile } from './company/company-profile.entity.js';
import { CustomFieldsModule } from './custom-fields/custom-fields.module.js';
import { LiveModule } from './live/live.module.js';
import { MailModule } from './mail/mail.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { RecordCompanionsModule } from './owner-records/record-companions.module.js';
import { PreferencesModule } from './preferences/preferences.module.js';
import { SearchModule } from './search/search.module.js';
import { Tag } from './tags/tag.entity.js';
import { TagsModule } from './tags/tags.module.js';
import { ViewsModule } from './views/views.module.js';

// biome-ignore format: each part adds its own lines
export const workspaceEntities = [
  CompanyProfile,
  ClientRequest,
  Tag,
];

/** What every module shares on screen: the company, views, search, files, comments, and what others are doing. */
@Module({
  imports: [
    ClientRequestsModule,
    CompanyModule,
    CustomFieldsModule,
    PreferencesModule,
    SearchModule,
    TagsModule,
    ViewsModule,
    LiveModule,
    MailModule,
    NotificationsModule,
    RecordCompanionsModule,
  ],
  exports: [
    ClientRequestsModule,
    CompanyModule,
    CustomFieldsModule,
    MailModule,
    PreferencesModule,
    RecordCompanionsModule,
    TagsModule,
    ViewsModule,
  ],
})
export class WorkspaceModule {}
