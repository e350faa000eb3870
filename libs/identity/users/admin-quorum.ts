import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { IdentityProblems } from '../identity.problems.js';
import { adminRoleKey } from '../roles/built-in-roles.js';
import { RolesRepository } from '../roles/roles.repository.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';

/** An instance keeps at least one active admin, or nobody could ever let another in. */
@Injectable()
export class AdminQuorum {
  constructor(
    private readonly roles: RolesRepository,
    private readonly users: UsersRepository,
  ) {}

  /**
   * Call before a user stops being an active admin. The lock makes two admins who remove each other at once follow
   * one another: the second finds no other left.
   * @throws Problem LAST_ADMIN
   */
  async requireOther(user: User): Promise<void> {
    if (user.state !== 'active') return;
    const role = await this.roles.find({ id: user.roleId });
    if (role?.key !== adminRoleKey) return;
    await this.roles.lockOverseers();
    if (!(await this.users.hasOtherAdmin(user.id))) throw new Problem(IdentityProblems.LAST_ADMIN);
  }
}
