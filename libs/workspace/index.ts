export {
  CommentEvents,
  type CommentMentioned,
  type CommentMentionedListener,
} from './comments/comment-events.js';
export { CommentsService } from './comments/comments.service.js';
export { type CompanyProfile, holidayZones } from './company/company-profile.entity.js';
export { CompanyProfileService } from './company/company-profile.service.js';
export { NotificationKinds, type NotificationParams } from './notifications/notification-kinds.js';
export { type NotificationRequest, Notifications } from './notifications/notifications.service.js';
export { PreferencesService } from './preferences/preferences.service.js';
export { ViewsService } from './views/views.service.js';
export { WorkspaceModule, workspaceEntities } from './workspace.module.js';
