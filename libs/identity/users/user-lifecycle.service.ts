import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { AuditTrail } from '../audit/audit-trail.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { Notices } from '../mails/notices.js';
import { UserSessions } from '../sessions/user-sessions.js';
import { SingleUseTokens } from '../tokens/single-use-tokens.js';
import { AdminQuorum } from './admin-quorum.js';
import { OwnedRecords } from './owned-records.js';
import type { DepartureAnswer, User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

/** Users come, go and come back. Works in the unit in hand: access ends with its commit. */
@Injectable()
export class UserLifecycle {
  constructor(
    private readonly service: UsersService,
    private readonly users: UsersRepository,
    private readonly quorum: AdminQuorum,
    private readonly sessions: UserSessions,
    private readonly tokens: SingleUseTokens,
    private readonly invitations: InvitationsService,
    private readonly owned: OwnedRecords,
    private readonly notices: Notices,
    private readonly audit: AuditTrail,
  ) {}

  /** Ends every session, link and personal right of a user. @throws Problem LAST_ADMIN */
  async deactivate(id: string): Promise<void> {
    const user = await this.service.lock(id);
    if (user.state !== 'deactivated') await this.close(user);
  }

  /** Lets a user in again: with the password they had, or by a new invitation when they never chose one. */
  async reactivate(id: string): Promise<void> {
    const user = await this.service.lock(id);
    if (user.state !== 'deactivated') return;
    const state = (await this.users.hasPassword(id)) ? 'active' : 'invited';
    await this.users.setState(id, state);
    if (state === 'invited') await this.invitations.sendLink(id);
    await this.audit.append({ action: 'identity.user-reactivated', object: `identity.user/${id}` });
  }

  /**
   * Someone leaves: their access ends, and their records go to their successor.
   * @throws Problem LAST_ADMIN, INVALID_INPUT when the successor is not an active other user.
   */
  async depart(id: string, successorId: string | null): Promise<DepartureAnswer> {
    const user = await this.service.lock(id);
    if (successorId) await this.requireSuccessor(id, successorId);
    if (user.state !== 'deactivated') await this.close(user);
    const records = successorId ? await this.owned.handOver(id, successorId) : await this.owned.countOf(id);
    await this.audit.append({
      action: 'identity.user-departed',
      object: `identity.user/${id}`,
      details: { successorId, records },
    });
    return { successorId, records };
  }

  private async close(user: User): Promise<void> {
    const { id } = user;
    await this.quorum.requireOther(user);
    await this.users.setState(id, 'deactivated');
    const sessions = await this.sessions.endAll(id);
    await this.tokens.voidAll(id);
    await this.audit.append({
      action: 'identity.user-deactivated',
      object: `identity.user/${id}`,
      details: { sessions, hrReferent: user.hrReferent },
    });
    if (user.hrReferent) await this.notices.tellOverseers(id, 'hr-referent-revoked');
  }

  private async requireSuccessor(id: string, successorId: string): Promise<void> {
    const successor = await this.users.own(successorId).catch(() => undefined);
    if (successor?.state === 'active' && successorId !== id) return;
    const message = text(
      'Le successeur doit être un autre utilisateur actif.',
      'The successor must be another active user.',
    );
    throw new Problem(CommonProblems.INVALID_INPUT, {
      errors: [{ field: 'successorId', code: 'unknown', message }],
    });
  }
}
