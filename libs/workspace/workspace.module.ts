import { Module } from '@nestjs/common';
import { CompanyModule } from './company/company.module.js';
import { CompanyProfile } from './company/company-profile.entity.js';
import { LiveModule } from './live/live.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { RecordCompanionsModule } from './owner-records/record-companions.module.js';
import { PreferencesModule } from './preferences/preferences.module.js';
import { SearchModule } from './search/search.module.js';
import { ViewsModule } from './views/views.module.js';

// biome-ignore format: each part adds its own lines
export const workspaceEntities = [
  CompanyProfile,
];

/** What every module shares on screen: the company, views, search, files, comments, and what others are doing. */
@Module({
  imports: [
    CompanyModule,
    PreferencesModule,
    SearchModule,
    ViewsModule,
    LiveModule,
    NotificationsModule,
    RecordCompanionsModule,
  ],
  exports: [CompanyModule, PreferencesModule, RecordCompanionsModule, ViewsModule],
})
export class WorkspaceModule {}
