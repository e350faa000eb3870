export { UserActor } from './access/user-actor.js';
export { type AuditEntry, AuditTrail, type AuditVerdict } from './audit/audit-trail.js';
export { generateToken, hashToken, parseToken, SecretBox, SecretBoxError } from './credentials/index.js';
export {
  type HousekeepingCounts,
  IdentityHousekeeping,
} from './housekeeping/identity-housekeeping.js';
export { IdentityModule, identityEntities } from './identity.module.js';
export { IdentityProblems } from './identity.problems.js';
export { type InvitationRequest, InvitationsService } from './invitations/invitations.service.js';
export { type PermissionDefinition, PermissionRegistry } from './permissions.js';
export { SecretField } from './secret-field.js';
export { cookieName } from './sessions/session-cookie.js';
export { SessionReader } from './sessions/session-reader.js';
export { idleLimitHours } from './sessions/user-sessions.js';
export { TeamsService } from './teams/teams.service.js';
export { networkOf } from './throttle/login-throttle.js';
