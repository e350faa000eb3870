import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Scopes } from '#runtime';
import { PasswordPolicy } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';

/** Asks of a new password what CNIL délibération 2022-100 and NIST SP 800-63B-4 ask. */
@Injectable()
export class PasswordChoice {
  private readonly policy = new PasswordPolicy();

  /**
   * @param words what others know of the person: names, addresses.
   * @throws Problem PASSWORD_TOO_WEAK with every reason.
   */
  async requireStrong(
    password: string,
    { hasSecondFactor, words }: { hasSecondFactor: boolean; words: string[] },
  ): Promise<void> {
    const { name, slug } = Scopes.instance();
    const weaknesses = await this.policy.assess(password, {
      hasSecondFactor,
      userInputs: [...words, name, slug],
    });
    if (weaknesses.length === 0) return;
    throw new Problem(IdentityProblems.PASSWORD_TOO_WEAK, {
      errors: weaknesses.map(({ code, text }) => ({ field: 'password', code, message: text })),
    });
  }
}
