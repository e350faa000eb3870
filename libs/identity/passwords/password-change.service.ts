import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { TenantDb, UnitOfWork } from '#runtime';
import type { UserActor } from '../access/user-actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { PasswordHasher } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';
import { Notices } from '../mails/notices.js';
import { type SessionToken, UserSessions } from '../sessions/user-sessions.js';
import { LoginThrottle } from '../throttle/login-throttle.js';
import { SingleUseTokens } from '../tokens/single-use-tokens.js';
import { PasswordChoice } from './password-choice.js';
import { PasswordProof } from './password-proof.js';

/** A signed-in person takes another password. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly proof: PasswordProof,
    private readonly passwords: PasswordChoice,
    private readonly hasher: PasswordHasher,
    private readonly sessions: UserSessions,
    private readonly tokens: SingleUseTokens,
    private readonly throttle: LoginThrottle,
    private readonly notices: Notices,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Ends every other session and every link of the user.
   * @returns the new cookie of the session at hand.
   * @throws Problem CURRENT_PASSWORD_WRONG, PASSWORD_TOO_WEAK, TOO_MANY_ATTEMPTS
   */
  async change({ facts }: UserActor, current: string, chosen: string): Promise<SessionToken> {
    const { userId, sessionId, secondFactor } = facts;
    const account = await this.proof.require(userId, current, 'current');
    if (chosen === current) throw new Problem(IdentityProblems.PASSWORD_TOO_WEAK, { errors: [unchanged] });
    await this.passwords.requireStrong(chosen, {
      hasSecondFactor: account.secondFactor,
      words: [account.email, account.firstName, account.lastName],
      field: 'new',
    });
    const hash = await this.hasher.hash(chosen);
    return this.units.run({ mode: 'write' }, async () => {
      // Between the proof and this write another request may have changed the password.
      const [same] = await this.db.query(
        'SELECT 1 FROM identity_credential WHERE id = $1 AND password_hash = $2 FOR UPDATE',
        [userId, account.passwordHash],
      );
      if (!same) throw new Problem(IdentityProblems.CURRENT_PASSWORD_WRONG);
      await this.passwords.store(userId, hash);
      await this.throttle.succeeded(account.email);
      await this.sessions.endAll(userId, sessionId);
      await this.tokens.voidAll(userId);
      await this.db.query('UPDATE identity_session SET authenticated_at = now() WHERE id = $1', [sessionId]);
      const renewed = await this.sessions.renew(sessionId, secondFactor);
      await this.notices.tell(userId, 'password-changed');
      await this.audit.append({ action: 'identity.password-changed', object: `identity.user/${userId}` });
      return renewed;
    });
  }
}

const unchanged = {
  field: 'new',
  code: 'unchanged',
  message: text('Le nouveau mot de passe est le même que l’actuel.', 'The new password is the current one.'),
};
