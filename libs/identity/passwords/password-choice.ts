import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import { PasswordPolicy } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';

/** Asks of a new password what CNIL délibération 2022-100 and NIST SP 800-63B-4 ask, and stores its hash. */
@Injectable()
export class PasswordChoice {
  private readonly policy = new PasswordPolicy();

  constructor(private readonly db: TenantDb) {}

  /**
   * @param words what others know of the person: names, addresses.
   * @param field the input's field that the errors name.
   * @throws Problem PASSWORD_TOO_WEAK with every reason.
   */
  async requireStrong(
    password: string,
    {
      hasSecondFactor,
      words,
      field = 'password',
    }: { hasSecondFactor: boolean; words: string[]; field?: string },
  ): Promise<void> {
    const { name, slug } = Scopes.instance();
    const weaknesses = await this.policy.assess(password, {
      hasSecondFactor,
      userInputs: [...words, name, slug],
    });
    if (weaknesses.length === 0) return;
    throw new Problem(IdentityProblems.PASSWORD_TOO_WEAK, {
      errors: weaknesses.map(({ code, text }) => ({ field, code, message: text })),
    });
  }

  /** Stores the hash of a password that was found strong, in the unit in hand. */
  async store(userId: string, hash: string): Promise<void> {
    await this.db.query(
      `INSERT INTO identity_credential (id, password_hash, password_changed_at) VALUES ($1, $2, now())
       ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash, password_changed_at = now()`,
      [userId, hash],
    );
  }
}
