import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { type InputOf, RecordsService, Scopes } from '#runtime';
import { AuditTrail } from '../audit/audit-trail.js';
import { IdentityProblems } from '../identity.problems.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { RightsCeiling } from '../roles/rights-ceiling.js';
import { type RoleFacts, RolesRepository } from '../roles/roles.repository.js';
import { AdminQuorum } from './admin-quorum.js';
import type { InvitationInput, User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';

/** The users of an instance, as admins manage them. */
@Injectable()
export class UsersService extends RecordsService<User> {
  constructor(
    private readonly users: UsersRepository,
    private readonly roles: RolesRepository,
    private readonly invitations: InvitationsService,
    private readonly ceiling: RightsCeiling,
    private readonly quorum: AdminQuorum,
    private readonly audit: AuditTrail,
  ) {
    super(users);
  }

  /** @throws Problem INVALID_INPUT, USER_EXISTS, MORE_THAN_OWN_RIGHTS */
  async invite({ role: roleKey, roleId, ...person }: InvitationInput): Promise<User> {
    const role = await this.roles.find(roleId ? { id: roleId } : { key: roleKey ?? undefined });
    const errors = await this.checkTeam(person.teamId);
    if (!role) errors.push(unknown(roleId ? 'roleId' : 'role', IdentityProblems.ROLE_UNKNOWN.title));
    if (errors.length > 0 || !role) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    this.ceiling.requireRoleHeld(role);
    const id = await this.invitations.invite({ ...person, roleId: role.id });
    return this.users.own(id);
  }

  /** @throws Problem OWN_ROLE, MORE_THAN_OWN_RIGHTS, LAST_ADMIN */
  override async check(input: InputOf<User>, before: User | undefined): Promise<readonly FieldError[]> {
    if (!before) return [];
    await this.requireAdministrable(before);
    const errors = input.teamId === before.teamId ? [] : await this.checkTeam(input.teamId);
    if (input.roleId === undefined || input.roleId === before.roleId) return errors;
    const role = await this.roles.find({ id: input.roleId });
    if (!role) return [...errors, unknown('roleId', IdentityProblems.ROLE_UNKNOWN.title)];
    if (before.id === Scopes.actor().userId) throw new Problem(IdentityProblems.OWN_ROLE);
    this.ceiling.requireRoleHeld(role);
    await this.quorum.requireOther(before);
    return errors;
  }

  /** @throws Problem MORE_THAN_OWN_RIGHTS when the user has rights that the actor lacks. */
  async requireAdministrable(user: User): Promise<void> {
    const role = await this.roles.find({ id: user.roleId });
    if (role) this.ceiling.requireRoleHeld(role);
  }

  /** A user whom the actor may administer, locked to the end of the unit. */
  async lock(id: string): Promise<User> {
    const user = await this.users.get(id, 'update', true);
    await this.requireAdministrable(user);
    return user;
  }

  protected override async changed(after: User, before: User | undefined): Promise<void> {
    if (!before) return;
    if (before.roleId !== after.roleId) {
      const [from, to] = [await this.keyOf(before.roleId), await this.keyOf(after.roleId)];
      await this.record('identity.user-role-changed', after, { from, to });
    }
    if (before.teamId !== after.teamId) {
      await this.record('identity.user-team-changed', after, { from: before.teamId, to: after.teamId });
    }
  }

  private async keyOf(id: string): Promise<RoleFacts['key'] | undefined> {
    return (await this.roles.find({ id }))?.key;
  }

  private record(action: string, { id }: User, details: Record<string, unknown>): Promise<void> {
    return this.audit.append({ action, object: `identity.user/${id}`, details });
  }

  private async checkTeam(teamId: string | null | undefined): Promise<FieldError[]> {
    if (!teamId || (await this.users.teamExists(teamId))) return [];
    return [unknown('teamId', text('Cette équipe n’existe pas.', 'This team does not exist.'))];
  }
}

const unknown = (field: string, message: FieldError['message']): FieldError => ({
  field,
  code: 'unknown',
  message,
});
