import { Injectable } from '@nestjs/common';
import { newId, Problem } from '#kernel';
import { Clock, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { personActor } from '../access/person-actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { generateToken, hashToken, PasswordHasher, parseToken } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';
import { SecondFactor } from '../second-factor/second-factor.service.js';
import { LoginThrottle } from '../throttle/login-throttle.js';

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  readonly otp?: string | undefined;
  readonly userAgent?: string | undefined;
  /** The cookie that the browser already has: its session ends, nothing of it is kept. */
  readonly previousToken?: string | undefined;
}

export interface SignedInSession {
  readonly token: string;
  readonly userId: string;
  readonly maxAgeSeconds: number;
}

interface Account {
  id: string;
  state: string;
  passwordHash: string | null;
  totpConfirmed: boolean;
  isAdmin: boolean;
}

/** An absolute end, whatever the use (ASVS 5.0 7.3.2): shorter where the rights are wider. */
const sessionHours = { ordinary: 7 * 24, admin: 12 };

/** Signs people in. Nothing in the answer or its time tells whether an address is known. */
@Injectable()
export class SignInService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
    private readonly secondFactor: SecondFactor,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a session. The hash is computed between two units: no connection waits for it.
   * @throws Problem SIGN_IN_REFUSED, SECOND_FACTOR_NEEDED, SECOND_FACTOR_REFUSED, TOO_MANY_ATTEMPTS
   */
  async signIn(request: SignInRequest): Promise<SignedInSession> {
    const email = request.email.trim().toLowerCase();
    const account = await this.units.run({ mode: 'read' }, async () => {
      await this.throttle.check(email);
      return this.findAccount(email);
    });
    const hash = account?.state === 'active' ? account.passwordHash : null;
    const verdict = hash
      ? await this.hasher.verify(hash, request.password)
      : await this.noPassword(request.password);
    if (!account || !verdict.ok) return this.refuse(email, account);
    if (account.totpConfirmed && !request.otp) throw new Problem(IdentityProblems.SECOND_FACTOR_NEEDED);
    const rehashed = verdict.needsRehash ? await this.hasher.hash(request.password) : undefined;
    const session = await this.open(account, email, request, rehashed);
    return session ?? this.refuse(email, account, 'SECOND_FACTOR_REFUSED');
  }

  private async findAccount(email: string): Promise<Account | undefined> {
    const [account] = await this.db.query<Account>(
      `SELECT u.id, u.state, c.password_hash AS "passwordHash", c.totp_confirmed_at IS NOT NULL AS "totpConfirmed",
         r.key = 'admin' AS "isAdmin"
       FROM identity_user u JOIN identity_role r ON r.id = u.role_id
       LEFT JOIN identity_credential c ON c.id = u.id WHERE lower(u.email) = $1`,
      [email],
    );
    return account;
  }

  /** The same work for an unknown person as for a known one. */
  private async noPassword(password: string): Promise<{ ok: false; needsRehash: false }> {
    await this.hasher.verifyDummy(password);
    return { ok: false, needsRehash: false };
  }

  private async refuse(
    email: string,
    account: Account | undefined,
    why: 'SIGN_IN_REFUSED' | 'SECOND_FACTOR_REFUSED' = 'SIGN_IN_REFUSED',
  ): Promise<never> {
    await this.units.run({ mode: 'write' }, async () => {
      await this.throttle.failed(email);
      // The trail names a user, never an address that a stranger typed: it may be a password in the wrong field.
      await this.audit.append({
        action: 'identity.sign-in-refused',
        object: account ? `identity.user/${account.id}` : 'identity.user/unknown',
      });
    });
    throw new Problem(IdentityProblems[why]);
  }

  private async open(
    account: Account,
    email: string,
    request: SignInRequest,
    rehashed: string | undefined,
  ): Promise<SignedInSession | undefined> {
    const token = generateToken();
    const maxAgeSeconds = 3600 * (account.isAdmin ? sessionHours.admin : sessionHours.ordinary);
    return this.units.run({ mode: 'write' }, async () => {
      if (account.totpConfirmed && !(await this.secondFactor.redeem(account.id, request.otp ?? '')))
        return undefined;
      if (rehashed) {
        await this.db.query('UPDATE identity_credential SET password_hash = $2 WHERE id = $1', [
          account.id,
          rehashed,
        ]);
      }
      await this.throttle.succeeded(email);
      const previous = parseToken(request.previousToken);
      if (previous) {
        await this.db.query('DELETE FROM identity_session WHERE token_hash = $1', [hashToken(previous)]);
      }
      await this.db.query(
        `INSERT INTO identity_session (id, token_hash, user_id, expires_at, second_factor, address, user_agent)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          newId(),
          hashToken(token),
          account.id,
          new Date(this.clock.now().getTime() + maxAgeSeconds * 1000),
          account.totpConfirmed,
          Scopes.current().address ?? null,
          request.userAgent?.slice(0, 300) ?? null,
        ],
      );
      Scopes.current().actor = personActor(account.id, email);
      await this.audit.append({ action: 'identity.signed-in', object: `identity.user/${account.id}` });
      return { token, userId: account.id, maxAgeSeconds };
    });
  }
}
