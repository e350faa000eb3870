export { AttachmentsRepository } from './attachments/attachments.repository.js';
export { AttachmentsService } from './attachments/attachments.service.js';
export { type ClientRequest, clientRequestType } from './client-requests/client-request.entity.js';
export { ClientRequestEvents } from './client-requests/client-request-events.js';
export type { RequestProof } from './client-requests/client-requests.repository.js';
export { ClientRequestsService } from './client-requests/client-requests.service.js';
export {
  CommentEvents,
  type CommentMentioned,
  type CommentMentionedListener,
} from './comments/comment-events.js';
export { CommentsService } from './comments/comments.service.js';
export type { CompanyProfile } from './company/company-profile.entity.js';
export { CompanyProfileService } from './company/company-profile.service.js';
export { CustomFieldsService } from './custom-fields/custom-fields.service.js';
export { type InstanceMail, InstanceMailer } from './mail/instance-mailer.js';
export { Signatures } from './mail/signatures.js';
export { NotificationKinds, type NotificationParams } from './notifications/notification-kinds.js';
export { type NotificationRequest, Notifications } from './notifications/notifications.service.js';
export { type Owner, ownerOf } from './owner-records/owner.js';
export { OwnerRecords } from './owner-records/owner-records.js';
export { PreferencesService } from './preferences/preferences.service.js';
export { type Tag, TagInput, tagType } from './tags/tag.entity.js';
export { TagsService } from './tags/tags.service.js';
export type { TimelineRecord } from './timeline/timeline-answers.js';
export { type TimelinePlace, type TimelineSource, TimelineSources } from './timeline/timeline-sources.js';
export { ViewsService } from './views/views.service.js';
export { WorkspaceModule, workspaceEntities } from './workspace.module.js';
