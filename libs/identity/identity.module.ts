import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AppConfig } from '#runtime';
import { AccessGuard } from './access/access-guard.js';
import { AuditTrail } from './audit/audit-trail.js';
import { PasswordHasher } from './credentials/index.js';
import { InvitationAcceptancesController } from './invitations/invitation-acceptances.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { PasswordChoice } from './passwords/password-choice.js';
import { PermissionRegistry } from './permissions.js';
import { IdentityProvisioning } from './provisioning.js';
import { SecondFactor } from './second-factor/second-factor.service.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionDescription } from './sessions/session-description.js';
import { SessionReader } from './sessions/session-reader.js';
import { SignInService } from './sessions/sign-in.service.js';
import { LoginThrottle } from './throttle/login-throttle.js';

const offered = [AuditTrail, InvitationsService, PermissionRegistry];

/** Who may do what: users, invitations, passwords, second factors, sessions, roles, and the trail of it all. */
@Global()
@Module({
  controllers: [SessionController, InvitationAcceptancesController],
  providers: [
    ...offered,
    IdentityProvisioning,
    LoginThrottle,
    PasswordChoice,
    SecondFactor,
    SessionDescription,
    SessionReader,
    SignInService,
    {
      provide: PasswordHasher,
      useFactory: (config: AppConfig) => new PasswordHasher(config.secretKey),
      inject: [AppConfig],
    },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: offered,
})
export class IdentityModule {}
