import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { TenantDb, UnitOfWork } from '#runtime';
import { PasswordHasher } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';
import { LoginThrottle } from '../throttle/login-throttle.js';

export interface ProvenAccount {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The hash that was matched: compare it before a write that depends on it. */
  readonly passwordHash: string;
  readonly secondFactor: boolean;
}

/** Asks a signed-in person for their password again, before something grave. Guesses count like failed log-ins. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
  ) {}

  /**
   * Opens its own units around the hashing.
   * @param field the input's field that the error names.
   * @throws Problem CURRENT_PASSWORD_WRONG, TOO_MANY_ATTEMPTS
   */
  async require(userId: string, password: string, field: string): Promise<ProvenAccount> {
    const account = await this.units.run({ mode: 'read' }, async () => {
      const [row] = await this.db.query<ProvenAccount>(
        `SELECT u.email, u.first_name AS "firstName", u.last_name AS "lastName", c.password_hash AS "passwordHash",
           c.totp_confirmed_at IS NOT NULL AS "secondFactor"
         FROM identity_user u JOIN identity_credential c ON c.id = u.id
         WHERE u.id = $1 AND c.password_hash IS NOT NULL`,
        [userId],
      );
      if (row) await this.throttle.check(row.email);
      return row;
    });
    const verdict = account && (await this.hasher.verify(account.passwordHash, password));
    if (!account || !verdict?.ok) {
      await this.units.run({ mode: 'write' }, () => this.throttle.failed(account?.email ?? ''));
      const { title } = IdentityProblems.CURRENT_PASSWORD_WRONG;
      throw new Problem(IdentityProblems.CURRENT_PASSWORD_WRONG, {
        errors: [{ field, code: 'wrong', message: title }],
      });
    }
    return account;
  }

  /** Notes on the session that its user has just proved the password. */
  async confirm(userId: string, sessionId: string, password: string): Promise<void> {
    const { email } = await this.require(userId, password, 'password');
    await this.units.run({ mode: 'write' }, async () => {
      await this.throttle.succeeded(email);
      await this.db.query('UPDATE identity_session SET authenticated_at = now() WHERE id = $1', [sessionId]);
    });
  }
}
