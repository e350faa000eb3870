import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppConfig, AppLogger, type Reach, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { type SessionFacts, UserActor } from '../access/user-actor.js';
import { hashToken, parseToken } from '../credentials/index.js';
import { PermissionRegistry } from '../permissions.js';
import { cookieName, readCookie } from './session-cookie.js';

/** A session ends after this long without a request (ASVS 5.0 7.3.1). */
export const idleLimitHours = 8;
/** The session's row learns of a request at most this often. */
const touchEveryMs = 60_000;

interface SessionRow extends SessionFacts {
  roleId: string;
  roleVersion: number;
  roleUpdatedAt: Date;
}

/** Finds the user of a request by the session cookie, in the unit of work in hand. */
@Injectable()
export class SessionReader {
  /** Rights by instance, role and version: they change only with the version. */
  private readonly rights = new Map<string, ReadonlyMap<string, Reach>>();
  private readonly cookie: string;

  constructor(
    config: AppConfig,
    private readonly db: TenantDb,
    private readonly units: UnitOfWork,
    private readonly permissions: PermissionRegistry,
    private readonly logger: AppLogger,
  ) {
    this.cookie = cookieName(config);
  }

  /** The signed-in user, or undefined: no cookie, ended session, deactivated user. */
  async read(request: Pick<FastifyRequest, 'headers'>): Promise<UserActor | undefined> {
    const token = parseToken(readCookie(request, this.cookie));
    if (!token) return undefined;
    const [row] = await this.db.query<SessionRow>(
      `SELECT s.id AS "sessionId", s.user_id AS "userId", s.authenticated_at AS "authenticatedAt",
         s.last_seen_at AS "lastSeenAt", s.second_factor AS "secondFactor", u.email, u.team_id AS "teamId",
         u.hr_referent AS "hrReferent", r.id AS "roleId", r.version AS "roleVersion",
         r.updated_at AS "roleUpdatedAt",
         r.requires_second_factor AS "requiresSecondFactor"
       FROM identity_session s JOIN identity_user u ON u.id = s.user_id JOIN identity_role r ON r.id = u.role_id
       WHERE s.token_hash = $1 AND s.expires_at > now() AND s.last_seen_at > now() - $2 * interval '1 hour'
         AND u.state = 'active'`,
      [hashToken(token), idleLimitHours],
    );
    return row && new UserActor(row, await this.rightsOf(row), this.permissions);
  }

  /** Notes that the session is in use, apart from the request: a reading request has no right to write. */
  touch(actor: UserActor): void {
    const { sessionId, lastSeenAt } = actor.facts;
    if (Date.now() - lastSeenAt.getTime() < touchEveryMs) return;
    this.units
      .run({ mode: 'write' }, () =>
        this.db.query('UPDATE identity_session SET last_seen_at = now() WHERE id = $1', [sessionId]),
      )
      .catch((error: unknown) => this.logger.warn('a session could not be touched', error));
  }

  private async rightsOf({
    roleId,
    roleVersion,
    roleUpdatedAt,
  }: SessionRow): Promise<ReadonlyMap<string, Reach>> {
    // The time too: a restored copy may bring back a version number with other rights.
    const key = `${Scopes.instance().schema} ${roleId} ${roleVersion} ${roleUpdatedAt.getTime()}`;
    const known = this.rights.get(key);
    if (known) return known;
    const [row] = await this.db.query<{ permissions: Record<string, Reach> }>(
      'SELECT permissions FROM identity_role WHERE id = $1',
      [roleId],
    );
    const rights = new Map(Object.entries(row?.permissions ?? {}));
    if (this.rights.size > 5_000) this.rights.clear();
    this.rights.set(key, rights);
    return rights;
  }
}
