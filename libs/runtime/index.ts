export { Clock } from './clock/clock.js';
export { AppConfig } from './config/app-config.js';
export { ConfigError } from './config/config-error.js';
export { projectRoot } from './config/project-root.js';
export {
  type DirectorySettings,
  readPruneSite,
  readSecondSite,
  type S3Settings,
  type SftpSettings,
  type SiteSettings,
} from './config/site-settings.js';
export {
  type Actor,
  type InstanceRef,
  MissingScopeError,
  newScope,
  type Reach,
  type Scope,
  Scopes,
  systemActor,
} from './context/scope.js';
export { translateDatabaseError, violatedConstraint } from './database/database-errors.js';
export {
  ADMIN_DATABASE_URL,
  Databases,
  ENTITIES,
  RoleNames,
  rolePassword,
  urlForRole,
} from './database/databases.js';
export { pg } from './database/driver.js';
export { quoteIdentifier, quoteLiteral } from './database/identifiers.js';
export { inSchema } from './database/in-schema.js';
export type { Lane } from './database/lanes.js';
export { Signals } from './database/signals.js';
export { TenantDb } from './database/tenant-db.js';
export { Unit, type UnitOptions } from './database/unit.js';
export type { ChangedRecord, RecordChange } from './database/unit-changes.js';
export { UnitOfWork } from './database/unit-of-work.js';
export { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
export { EmbeddedPostgresError } from './embedded-postgres/embedded-postgres-error.js';
export { FileStore, type StoredContent } from './files/file-store.js';
export { DescribePage } from './http/describe-page.js';
export { HealthController, productVersion } from './http/health.controller.js';
export { createHttpAdapter } from './http/http-adapter.js';
export { Idempotency } from './http/idempotency.js';
export { IfMatch } from './http/if-match.js';
export { OpenApi } from './http/openapi.js';
export { sendRefusal } from './http/page-request.js';
export { PeopleAtWork } from './http/people-at-work.js';
export { ProblemFilter, problemOf, sendProblem, statusOf } from './http/problem-filter.js';
export { maxPerPage, QueryReader, readPage, readQuery } from './http/query-reader.js';
export { RawBody, type RawBodyOptions, RawContent, Uploaded } from './http/raw-body.js';
export { apiPrefix, type Route, RouteList } from './http/route-list.js';
export {
  FROM_ANY_SITE,
  FromAnySite,
  OfModule,
  OWN_UNITS,
  OwnUnits,
  Permission,
  Public,
  ROUTE_MODULE,
  ROUTE_POLICY,
  type RoutePolicy,
  SignedIn,
} from './http/route-policy.js';
export { UnitInterceptor } from './http/unit-interceptor.js';
export { BodyOf, IdPipe, InputPipe, parseInput, readInput } from './http/validation.js';
export { serveWebApp } from './http/web-app.js';
export { type JobHandler, JobHandlers } from './jobs/job-handlers.js';
export { Outbox, type OutboxMessage } from './jobs/outbox.js';
export { AppLogger } from './logging/logger.js';
export { MailRefused, type MailStage } from './mail/mail-refused.js';
export type { SmtpServer } from './mail/mail-transports.js';
export { type Mail, type MailAddress, type MailAttachment, Mailer, type SentMail } from './mail/mailer.js';
export { type HostRefusal, isPublicAddress, publicAddressOf } from './mail/public-host.js';
export { nafRule, sirenRule, siretRule, vatRule, websiteRule } from './parts/company-identifiers.js';
export {
  AddressPart,
  CountryField,
  contactPlaces,
  EmailPart,
  PhoneField,
  PhonePart,
} from './parts/contact-details.js';
export * from './records/index.js';
export { RuntimeModule, type RuntimeOptions } from './runtime.module.js';
export * from './tabular/index.js';
