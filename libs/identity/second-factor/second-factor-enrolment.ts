import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Clock, Scopes, TenantDb, UnitOfWork } from '#runtime';
import type { UserActor } from '../access/user-actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { generateRecoveryCodes, totp } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';
import { Notices } from '../mails/notices.js';
import { type SessionToken, UserSessions } from '../sessions/user-sessions.js';
import { LoginThrottle } from '../throttle/login-throttle.js';
import { SecondFactor } from './second-factor.service.js';

interface Credential {
  secret: string | null;
  confirmed: boolean;
}

/** Users put a second factor on their account, and take it off. Codes are throttled like passwords. */
@Injectable()
export class SecondFactorEnrolment {
  constructor(
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly clock: Clock,
    private readonly factor: SecondFactor,
    private readonly sessions: UserSessions,
    private readonly throttle: LoginThrottle,
    private readonly notices: Notices,
    private readonly audit: AuditTrail,
  ) {}

  /** A new secret, worth nothing until a code confirms it. @throws Problem SECOND_FACTOR_STATE when one is in use. */
  async begin({ facts }: UserActor): Promise<{ secret: string; uri: string }> {
    const { confirmed } = await this.lock(facts.userId);
    if (confirmed) throw new Problem(IdentityProblems.SECOND_FACTOR_STATE);
    const secret = totp.generateSecret();
    await this.db.query('UPDATE identity_credential SET totp_secret = $2, totp_last_step = 0 WHERE id = $1', [
      facts.userId,
      this.factor.box().seal(secret, facts.userId),
    ]);
    return { secret, uri: totp.uri(Scopes.instance().name, facts.email, secret) };
  }

  /**
   * The first code proves that the app has the secret.
   * @returns recovery codes, shown this once, and the new cookie of the session, which now has its second factor.
   * @throws Problem SECOND_FACTOR_WRONG, SECOND_FACTOR_STATE, TOO_MANY_ATTEMPTS
   */
  confirm(actor: UserActor, code: string): Promise<{ recoveryCodes: string[]; session: SessionToken }> {
    const { userId, sessionId } = actor.facts;
    return this.withCode(actor, async () => {
      const { secret, confirmed } = await this.lock(userId);
      if (!secret || confirmed) throw new Problem(IdentityProblems.SECOND_FACTOR_STATE);
      const opened = this.factor.box().open(secret, userId);
      const verdict = totp.verify(opened, code, { now: this.clock.now(), lastUsedStep: null });
      if (!verdict.ok) return undefined;
      await this.db.query(
        'UPDATE identity_credential SET totp_confirmed_at = now(), totp_last_step = $2 WHERE id = $1',
        [userId, verdict.step],
      );
      const recoveryCodes = await this.storeRecoveryCodes(userId);
      await this.sessions.endAll(userId, sessionId);
      const session = await this.sessions.renew(sessionId, true);
      await this.tell(userId, 'second-factor-added');
      return { recoveryCodes, session };
    });
  }

  /** Takes the factor off, with one of its own codes. Ends the other sessions. */
  remove(actor: UserActor, code: string): Promise<SessionToken> {
    const { userId, sessionId } = actor.facts;
    return this.withCode(actor, async () => {
      const { confirmed } = await this.lock(userId);
      if (!confirmed) throw new Problem(IdentityProblems.SECOND_FACTOR_STATE);
      if (!(await this.factor.redeem(userId, code))) return undefined;
      await this.clear(userId);
      await this.sessions.endAll(userId, sessionId);
      const session = await this.sessions.renew(sessionId, false);
      await this.tell(userId, 'second-factor-removed');
      return session;
    });
  }

  /** New recovery codes; the old ones are worth nothing from then on. Works in the unit in hand. */
  async renewRecoveryCodes({ facts }: UserActor): Promise<string[]> {
    const { confirmed } = await this.lock(facts.userId);
    if (!confirmed) throw new Problem(IdentityProblems.SECOND_FACTOR_STATE);
    const codes = await this.storeRecoveryCodes(facts.userId);
    await this.audit.append({
      action: 'identity.recovery-codes-renewed',
      object: `identity.user/${facts.userId}`,
    });
    return codes;
  }

  /** An admin takes the factor off someone who lost it. Works in the unit in hand; tells the person. */
  async reset(userId: string): Promise<void> {
    const { confirmed } = await this.lock(userId);
    if (!confirmed) throw new Problem(IdentityProblems.SECOND_FACTOR_STATE);
    await this.clear(userId);
    await this.sessions.endAll(userId);
    await this.tell(userId, 'second-factor-reset');
  }

  /** Runs work that answers undefined for a wrong code, and then counts a failed attempt. */
  private async withCode<T>(actor: UserActor, work: () => Promise<T | undefined>): Promise<T> {
    const { email } = actor.facts;
    await this.units.run({ mode: 'read' }, () => this.throttle.check(email));
    const result = await this.units.run({ mode: 'write' }, work);
    if (result !== undefined) return result;
    await this.units.run({ mode: 'write' }, () => this.throttle.failed(email));
    throw new Problem(IdentityProblems.SECOND_FACTOR_WRONG, {
      errors: [{ field: 'code', code: 'wrong', message: IdentityProblems.SECOND_FACTOR_WRONG.title }],
    });
  }

  private async lock(userId: string): Promise<Credential> {
    const [row] = await this.db.query<Credential>(
      `SELECT totp_secret AS secret, totp_confirmed_at IS NOT NULL AS confirmed
       FROM identity_credential WHERE id = $1 FOR UPDATE`,
      [userId],
    );
    return row ?? { secret: null, confirmed: false };
  }

  private async storeRecoveryCodes(userId: string): Promise<string[]> {
    const { codes, hashes } = generateRecoveryCodes();
    await this.db.query('UPDATE identity_credential SET recovery_code_hashes = $2 WHERE id = $1', [
      userId,
      hashes,
    ]);
    return codes;
  }

  private async clear(userId: string): Promise<void> {
    await this.db.query(
      `UPDATE identity_credential SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = 0,
         recovery_code_hashes = '{}' WHERE id = $1`,
      [userId],
    );
  }

  private async tell(
    userId: string,
    what: 'second-factor-added' | 'second-factor-removed' | 'second-factor-reset',
  ): Promise<void> {
    await this.notices.tell(userId, what);
    await this.audit.append({ action: `identity.${what}`, object: `identity.user/${userId}` });
  }
}
