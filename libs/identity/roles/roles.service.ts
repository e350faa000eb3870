import { Injectable } from '@nestjs/common';
import { type FieldError, Problem } from '#kernel';
import { type InputOf, RecordsService } from '#runtime';
import { AuditTrail } from '../audit/audit-trail.js';
import { IdentityProblems } from '../identity.problems.js';
import { PermissionRegistry } from '../permissions.js';
import { adminRoleKey } from './built-in-roles.js';
import { checkGrants, raised } from './grants.js';
import { RightsCeiling } from './rights-ceiling.js';
import type { Role } from './role.entity.js';
import { RolesRepository } from './roles.repository.js';

/** The roles of an instance. A change of rights takes effect at each user's next request. */
@Injectable()
export class RolesService extends RecordsService<Role> {
  constructor(
    private readonly roles: RolesRepository,
    private readonly permissions: PermissionRegistry,
    private readonly ceiling: RightsCeiling,
    private readonly audit: AuditTrail,
  ) {
    super(roles);
  }

  /** @throws Problem ROLE_PROTECTED, MORE_THAN_OWN_RIGHTS */
  override async check(input: InputOf<Role>, before: Role | undefined): Promise<readonly FieldError[]> {
    if (before?.key === adminRoleKey) throw new Problem(IdentityProblems.ROLE_PROTECTED);
    const grants = input.permissions;
    if (!grants) return [];
    const errors = checkGrants(grants, (name) => this.permissions.find(name));
    if (errors.length === 0) this.ceiling.requireHeld(raised(before?.permissions ?? {}, grants));
    return errors;
  }

  /** @throws Problem ROLE_PROTECTED, ROLE_IN_USE */
  override async remove(id: string, version: number): Promise<void> {
    const role = await this.roles.get(id, 'delete', true);
    if (role.key === adminRoleKey) throw new Problem(IdentityProblems.ROLE_PROTECTED);
    if (await this.roles.isUsed(id)) throw new Problem(IdentityProblems.ROLE_IN_USE);
    await super.remove(id, version);
    await this.audit.append({
      action: 'identity.role-removed',
      object: `identity.role/${id}`,
      details: { key: role.key },
    });
  }

  protected override async changed(after: Role, before: Role | undefined): Promise<void> {
    const was = before?.permissions ?? {};
    await this.audit.append({
      action: before ? 'identity.role-changed' : 'identity.role-created',
      object: `identity.role/${after.id}`,
      details: {
        key: after.key,
        granted: raised(was, after.permissions),
        withdrawn: raised(after.permissions, was),
        requiresSecondFactor: after.requiresSecondFactor,
      },
    });
  }
}
