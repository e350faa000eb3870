import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { Clock, TenantDb } from '#runtime';
import { generateToken, hashToken } from '../credentials/index.js';

export interface SessionSummary {
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly secondFactor: boolean;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** A session's cookie, to be sent once. */
export interface SessionToken {
  readonly token: string;
  readonly maxAgeSeconds: number;
}

/** A session ends after this long without a request (ASVS 5.0 7.3.1). */
export const idleLimitHours = 8;

/** The open sessions of one user: seen, ended, renewed. Works in the unit in hand. */
@Injectable()
export class UserSessions {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  list(userId: string, currentId: string): Promise<SessionSummary[]> {
    return this.db.query<SessionSummary>(
      `SELECT id, id = $2 AS current, created_at AS "createdAt", last_seen_at AS "lastSeenAt",
         expires_at AS "expiresAt", second_factor AS "secondFactor", address, user_agent AS "userAgent"
       FROM identity_session
       WHERE user_id = $1 AND expires_at > now() AND last_seen_at > now() - $3 * interval '1 hour'
       ORDER BY last_seen_at DESC, id`,
      [userId, currentId, idleLimitHours],
    );
  }

  /** @throws Problem NOT_FOUND for a session that is not this user's. */
  async end(userId: string, sessionId: string): Promise<void> {
    const { count } = await this.db.execute('DELETE FROM identity_session WHERE id = $1 AND user_id = $2', [
      sessionId,
      userId,
    ]);
    if (count === 0) throw new Problem(CommonProblems.NOT_FOUND);
  }

  /** @returns how many sessions were ended. */
  async endAll(userId: string, exceptId?: string): Promise<number> {
    const { count } = await this.db.execute(
      'DELETE FROM identity_session WHERE user_id = $1 AND id IS DISTINCT FROM $2::uuid',
      [userId, exceptId ?? null],
    );
    return count;
  }

  /**
   * Gives a session another secret, so that a cookie known from before opens nothing (ASVS 5.0 7.2.4).
   * @param secondFactor whether the session now counts as opened with a second factor.
   */
  async renew(sessionId: string, secondFactor: boolean): Promise<SessionToken> {
    const token = generateToken();
    const [row] = await this.db.query<{ expiresAt: Date }>(
      `UPDATE identity_session SET token_hash = $2, second_factor = $3 WHERE id = $1
       RETURNING expires_at AS "expiresAt"`,
      [sessionId, hashToken(token), secondFactor],
    );
    if (!row) throw new Problem(CommonProblems.UNAUTHENTICATED);
    const left = row.expiresAt.getTime() - this.clock.now().getTime();
    return { token, maxAgeSeconds: Math.max(1, Math.floor(left / 1000)) };
  }
}
