import { Injectable } from '@nestjs/common';
import { PermissionRegistry, UserActor } from '#identity';
import { CommonProblems, Problem, text } from '#kernel';
import { type Actor, type Reach, TenantDb } from '#runtime';

interface UserRow {
  readonly email: string;
  readonly teamId: string | null;
  readonly hrReferent: boolean;
  readonly permissions: Record<string, Reach>;
}

/** The user of a request as the actor of the job that it left behind, with the rights of this very moment. */
@Injectable()
export class ImportingUsers {
  constructor(
    private readonly db: TenantDb,
    private readonly permissions: PermissionRegistry,
  ) {}

  /** Call within a unit of work. @throws Problem FORBIDDEN for a user who may not come in any more. */
  async actor(userId: string): Promise<Actor> {
    const [row] = await this.db.query<UserRow>(
      `SELECT u.email, u.team_id AS "teamId", u.hr_referent AS "hrReferent", r.permissions
       FROM identity_user u JOIN identity_role r ON r.id = u.role_id WHERE u.id = $1 AND u.state = 'active'`,
      [userId],
    );
    if (!row)
      throw new Problem(CommonProblems.FORBIDDEN, {
        detail: text(
          'La personne qui l’a demandé n’est plus active.',
          'Whoever asked for it is no longer active.',
        ),
      });
    const facts = {
      sessionId: '',
      userId,
      email: row.email,
      teamId: row.teamId,
      hrReferent: row.hrReferent,
      // The request was let in with these; no session is at work here.
      secondFactor: false,
      requiresSecondFactor: false,
      authenticatedAt: new Date(0),
      lastSeenAt: new Date(0),
      expiresAt: new Date(0),
    };
    return new UserActor(facts, new Map(Object.entries(row.permissions)), this.permissions);
  }
}
