import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import type { UserActor } from '../access/user-actor.js';
import type { SessionAnswer } from './session-answer.js';
import { SessionReader } from './session-reader.js';

/** Describes a session to the client that holds it. */
@Injectable()
export class SessionDescription {
  constructor(
    private readonly db: TenantDb,
    private readonly sessions: SessionReader,
  ) {}

  /** The session that was just opened. */
  async ofToken(token: string): Promise<SessionAnswer> {
    const actor = await this.sessions.ofToken(token);
    if (!actor) throw new Problem(CommonProblems.UNAUTHENTICATED);
    return this.ofActor(actor);
  }

  async ofActor(actor: UserActor): Promise<SessionAnswer> {
    const [found] = await this.db.query<SessionAnswer['user'] & { teamIds: string[] }>(
      `SELECT u.id, u.email, u.first_name AS "firstName", u.last_name AS "lastName", u.language, r.key AS role,
         u.hr_referent AS "hrReferent", c.totp_confirmed_at IS NOT NULL AS "secondFactor",
         r.requires_second_factor AND c.totp_confirmed_at IS NULL AS "secondFactorRequired",
         ARRAY(SELECT m.id::text FROM identity_user m WHERE m.id = u.id OR m.team_id = u.team_id ORDER BY 1) AS "teamIds"
       FROM identity_user u JOIN identity_role r ON r.id = u.role_id LEFT JOIN identity_credential c ON c.id = u.id
       WHERE u.id = $1`,
      [actor.userId],
    );
    if (!found) throw new Problem(CommonProblems.UNAUTHENTICATED);
    const { teamIds, ...user } = found;
    const { modules, name } = Scopes.instance();
    return { user, permissions: actor.granted(modules), teamIds, modules: [...modules], instanceName: name };
  }
}
