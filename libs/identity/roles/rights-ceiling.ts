import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { Scopes } from '#runtime';
import { RefusalLog } from '../access/refusal-log.js';
import { IdentityProblems } from '../identity.problems.js';
import { everything, PermissionRegistry } from '../permissions.js';
import { beyond, type Grants } from './grants.js';
import type { RoleFacts } from './roles.repository.js';

/** Nobody grants, or administers, more than they hold: else the right to edit roles would be every right. */
@Injectable()
export class RightsCeiling {
  constructor(
    private readonly permissions: PermissionRegistry,
    private readonly refusals: RefusalLog,
  ) {}

  /** @throws Problem MORE_THAN_OWN_RIGHTS naming the rights. */
  requireHeld(grants: Grants): void {
    const actor = Scopes.actor();
    const refused = beyond(grants, (name) => actor.reachOf(name));
    // A right that no longer exists grants nothing.
    const real = refused.filter((name) => name === everything || this.permissions.find(name));
    if (real.length === 0) return;
    const { code } = IdentityProblems.MORE_THAN_OWN_RIGHTS;
    // Not awaited: it writes apart, once this request has given its connection back.
    void this.refusals.record(real[0] ?? '', code);
    const names = real.slice(0, 10).join(', ');
    throw new Problem(IdentityProblems.MORE_THAN_OWN_RIGHTS, { detail: text(names, names) });
  }

  requireRoleHeld({ permissions }: RoleFacts): void {
    this.requireHeld(permissions);
  }
}
