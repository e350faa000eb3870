import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AppConfig, ExportLog } from '#runtime';
import { AccessGuard } from './access/access-guard.js';
import { RefusalLog } from './access/refusal-log.js';
import { RequestLimiter } from './access/request-limiter.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditTrail } from './audit/audit-trail.js';
import { AuditExportLog } from './audit/export-log.js';
import { ExportNotices } from './audit/export-notices.js';
import { PasswordHasher } from './credentials/index.js';
import { IdentityHousekeeping } from './housekeeping/identity-housekeeping.js';
import { identityPermissions } from './identity-permissions.js';
import { InvitationAcceptancesController } from './invitations/invitation-acceptances.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { IdentityMails } from './mails/identity-mails.js';
import { Notices } from './mails/notices.js';
import { PasswordChange } from './passwords/password-change.service.js';
import { PasswordChoice } from './passwords/password-choice.js';
import { PasswordProof } from './passwords/password-proof.js';
import { PasswordResets } from './passwords/password-resets.service.js';
import { PasswordsController } from './passwords/passwords.controller.js';
import { PermissionRegistry } from './permissions.js';
import { IdentityProvisioning } from './provisioning.js';
import { PermissionsController } from './roles/permissions.controller.js';
import { RightsCeiling } from './roles/rights-ceiling.js';
import { Role } from './roles/role.entity.js';
import { RolesController } from './roles/roles.controller.js';
import { RolesRepository } from './roles/roles.repository.js';
import { RolesService } from './roles/roles.service.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactor } from './second-factor/second-factor.service.js';
import { SecondFactorEnrolment } from './second-factor/second-factor-enrolment.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionDescription } from './sessions/session-description.js';
import { SessionReader } from './sessions/session-reader.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SignInGuard } from './sessions/sign-in.guard.js';
import { SignInService } from './sessions/sign-in.service.js';
import { UserSessions } from './sessions/user-sessions.js';
import { Team } from './teams/team.entity.js';
import { TeamsController } from './teams/teams.controller.js';
import { TeamsService } from './teams/teams.service.js';
import { LoginThrottle } from './throttle/login-throttle.js';
import { LinkHoldersController } from './tokens/link-holders.controller.js';
import { SingleUseTokens } from './tokens/single-use-tokens.js';
import { AdminQuorum } from './users/admin-quorum.js';
import { ColleaguesController } from './users/colleagues.controller.js';
import { HrReferents } from './users/hr-referents.service.js';
import { OwnedRecords } from './users/owned-records.js';
import { ProfileController } from './users/profile.controller.js';
import { User } from './users/user.entity.js';
import { UserAccessController } from './users/user-access.controller.js';
import { UserLifecycle } from './users/user-lifecycle.service.js';
import { UsersController } from './users/users.controller.js';
import { UsersRepository } from './users/users.repository.js';
import { UsersService } from './users/users.service.js';

export const identityEntities = [Role, Team, User];

const offered = [
  AuditTrail,
  IdentityHousekeeping,
  InvitationsService,
  PermissionRegistry,
  SessionReader,
  TeamsService,
];
const access = [RefusalLog, RequestLimiter, RightsCeiling, LoginThrottle, SingleUseTokens];
const sessions = [SessionDescription, SignInGuard, SignInService, UserSessions];
const passwords = [PasswordChange, PasswordChoice, PasswordProof, PasswordResets];
const people = [
  AdminQuorum,
  HrReferents,
  OwnedRecords,
  RolesRepository,
  RolesService,
  UserLifecycle,
  UsersRepository,
  UsersService,
];

/** Who may do what: users, invitations, passwords, second factors, sessions, roles, and the trail of it all. */
@Global()
@Module({
  controllers: [
    AuditController,
    ColleaguesController,
    InvitationAcceptancesController,
    LinkHoldersController,
    PasswordsController,
    PermissionsController,
    ProfileController,
    RolesController,
    SecondFactorController,
    SessionController,
    SessionsController,
    TeamsController,
    UserAccessController,
    UsersController,
  ],
  providers: [
    ...offered,
    ...access,
    ...sessions,
    ...passwords,
    ...people,
    { provide: ExportLog, useClass: AuditExportLog },
    ExportNotices,
    IdentityMails,
    IdentityProvisioning,
    Notices,
    SecondFactor,
    SecondFactorEnrolment,
    {
      provide: PasswordHasher,
      useFactory: (config: AppConfig) => new PasswordHasher(config.secretKey),
      inject: [AppConfig],
    },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [...offered, ExportLog],
})
export class IdentityModule implements OnModuleInit {
  constructor(private readonly permissions: PermissionRegistry) {}

  onModuleInit(): void {
    for (const permission of identityPermissions) this.permissions.declare(permission);
  }
}
