import { Injectable } from '@nestjs/common';
import { type Language, Problem } from '#kernel';
import { Outbox, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { personActor } from '../access/person-actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { PasswordHasher, parseToken } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';
import { Notices } from '../mails/notices.js';
import { SecondFactor } from '../second-factor/second-factor.service.js';
import { UserSessions } from '../sessions/user-sessions.js';
import { LoginThrottle } from '../throttle/login-throttle.js';
import { SingleUseTokens } from '../tokens/single-use-tokens.js';
import { PasswordChoice } from './password-choice.js';

/** Enough for a mail that was lost twice; more would let a stranger fill someone's mailbox. */
const mostMailsPerHour = 3;

export interface PasswordResetRequest {
  readonly token: string;
  readonly password: string;
  readonly otp?: string | undefined;
}

/** A person who forgot their password takes another one, by a link sent to their own address. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
    private readonly tokens: SingleUseTokens,
    private readonly passwords: PasswordChoice,
    private readonly hasher: PasswordHasher,
    private readonly secondFactor: SecondFactor,
    private readonly throttle: LoginThrottle,
    private readonly sessions: UserSessions,
    private readonly notices: Notices,
    private readonly audit: AuditTrail,
  ) {}

  /** Does the same work for a known address, an unknown one and one whose user may not sign in. */
  async request(email: string): Promise<void> {
    const [user] = await this.db.query<{ id: string }>(
      "SELECT id FROM identity_user WHERE lower(email) = $1 AND state = 'active'",
      [email.trim().toLowerCase()],
    );
    await this.outbox.add('identity.password-reset-mail', { userId: user?.id ?? null });
  }

  /** Makes the link when the mail is, so that no queue ever holds it; nothing for users who may not sign in. */
  async sendMail(
    userId: string,
    send: (to: { email: string; firstName: string; language: Language }, link: string) => Promise<void>,
  ): Promise<void> {
    const prepared = await this.units.run({ mode: 'write' }, async () => {
      const [user] = await this.db.query<{ email: string; firstName: string; language: Language }>(
        `SELECT email, first_name AS "firstName", language FROM identity_user
         WHERE id = $1 AND state = 'active' FOR UPDATE`,
        [userId],
      );
      if (!user || (await this.tokens.sentWithinHour('password-reset', userId)) >= mostMailsPerHour) return;
      await this.tokens.voidAll(userId, 'password-reset');
      const link = await this.tokens.mintLink('password-reset', userId);
      await this.audit.append({
        action: 'identity.password-reset-requested',
        object: `identity.user/${userId}`,
      });
      return { user, link };
    });
    if (prepared) await send(prepared.user, prepared.link);
  }

  /**
   * Sets the new password; the second factor is asked for as at sign-in. Ends every session of the user.
   * @throws Problem TOKEN_REFUSED, SECOND_FACTOR_NEEDED, SECOND_FACTOR_WRONG, PASSWORD_TOO_WEAK, TOO_MANY_ATTEMPTS
   */
  async accept({ token: rawToken, password, otp }: PasswordResetRequest): Promise<void> {
    const token = parseToken(rawToken);
    if (!token) throw new Problem(IdentityProblems.TOKEN_REFUSED);
    const found = await this.units.run({ mode: 'read' }, async () => {
      const holder = await this.tokens.find('password-reset', token, false);
      if (holder.secondFactor) await this.throttle.check(holder.email);
      return holder;
    });
    if (found.secondFactor && !otp) throw new Problem(IdentityProblems.SECOND_FACTOR_NEEDED);
    await this.passwords.requireStrong(password, {
      hasSecondFactor: found.secondFactor,
      words: [found.email, found.firstName, found.lastName],
    });
    const hash = await this.hasher.hash(password);
    const done = await this.units.run({ mode: 'write' }, () => this.set(token, hash, otp));
    if (done) return;
    await this.units.run({ mode: 'write' }, () => this.throttle.failed(found.email));
    throw new Problem(IdentityProblems.SECOND_FACTOR_WRONG, {
      errors: [{ field: 'otp', code: 'wrong', message: IdentityProblems.SECOND_FACTOR_WRONG.title }],
    });
  }

  /** @returns false, and then nothing was written, when the second factor's code is wrong. */
  private async set(token: string, hash: string, otp: string | undefined): Promise<boolean> {
    const { userId, email, secondFactor } = await this.tokens.find('password-reset', token, true);
    if (secondFactor && !(await this.secondFactor.redeem(userId, otp ?? ''))) return false;
    Scopes.current().actor = personActor(userId, email);
    await this.units.tellJournal(this.db.unit, userId);
    await this.passwords.store(userId, hash);
    await this.throttle.succeeded(email);
    await this.sessions.endAll(userId);
    await this.tokens.voidAll(userId);
    await this.notices.tell(userId, 'password-changed');
    await this.audit.append({ action: 'identity.password-reset', object: `identity.user/${userId}` });
    return true;
  }
}
