import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { AuditTrail } from '../audit/audit-trail.js';
import { IdentityProblems } from '../identity.problems.js';
import { Notices } from '../mails/notices.js';
import { RolesRepository } from '../roles/roles.repository.js';
import { UsersRepository } from './users.repository.js';

/**
 * Five: a titular and a deputy for each of payroll and staff management, and the head of the company. The policy
 * (art. 6) keeps HR data to named persons; a right that many hold is no longer a personal one.
 */
const mostReferents = 5;

/** Names the HR referents: the personal right to the HR vault, which no role implies. */
@Injectable()
export class HrReferents {
  constructor(
    private readonly users: UsersRepository,
    private readonly roles: RolesRepository,
    private readonly notices: Notices,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws Problem NOT_FOUND, USER_STATE, TOO_MANY_HR_REFERENTS */
  async name(id: string): Promise<void> {
    await this.roles.lockOverseers();
    const user = await this.users.own(id);
    if (user.hrReferent) return;
    if (user.state !== 'active') throw new Problem(IdentityProblems.USER_STATE);
    if ((await this.users.countHrReferents()) >= mostReferents) {
      throw new Problem(IdentityProblems.TOO_MANY_HR_REFERENTS);
    }
    await this.change(id, true);
  }

  /** @throws Problem NOT_FOUND */
  async revoke(id: string): Promise<void> {
    await this.roles.lockOverseers();
    const user = await this.users.own(id);
    if (user.hrReferent) await this.change(id, false);
  }

  private async change(id: string, hrReferent: boolean): Promise<void> {
    const what = hrReferent ? 'hr-referent-named' : 'hr-referent-revoked';
    await this.users.setHrReferent(id, hrReferent);
    await this.notices.tellOverseers(id, what);
    await this.audit.append({ action: `identity.${what}`, object: `identity.user/${id}` });
  }
}
