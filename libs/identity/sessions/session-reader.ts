import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppConfig, AppLogger, type Reach, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { type SessionFacts, UserActor } from '../access/user-actor.js';
import { hashToken, parseToken } from '../credentials/index.js';
import { PermissionRegistry } from '../permissions.js';
import { cookieName, readCookie } from './session-cookie.js';
import { idleLimitHours } from './user-sessions.js';

/** The session's row learns of a request at most this often. */
const touchEveryMs = 60_000;

export interface SessionRow extends SessionFacts {
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
    const question = this.questionOf(request, 'read');
    return question === undefined ? undefined : this.actorOf(await this.db.query<SessionRow>(question));
  }

  /**
   * The statement that finds the session of a request; undefined when its cookie cannot be one. Values are in the
   * text (a hash in hexadecimal, a constant), so that it can open the unit of work; a writing unit tells the change
   * journal at once who writes.
   */
  questionOf(request: Pick<FastifyRequest, 'headers'>, mode: 'read' | 'write'): string | undefined {
    const token = parseToken(readCookie(request, this.cookie));
    if (!token) return undefined;
    return `SELECT s.id AS "sessionId", s.user_id AS "userId", s.authenticated_at AS "authenticatedAt",
         s.last_seen_at AS "lastSeenAt", s.second_factor AS "secondFactor", u.email, u.team_id AS "teamId",
         u.hr_referent AS "hrReferent", r.id AS "roleId", r.version AS "roleVersion",
         r.updated_at AS "roleUpdatedAt", r.requires_second_factor AS "requiresSecondFactor"
         ${mode === 'write' ? ", set_config('app.actor', s.user_id::text, true)" : ''}
       FROM identity_session s JOIN identity_user u ON u.id = s.user_id JOIN identity_role r ON r.id = u.role_id
       WHERE s.token_hash = '\\x${hashToken(token).toString('hex')}' AND s.expires_at > now()
         AND s.last_seen_at > now() - interval '${idleLimitHours} hours' AND u.state = 'active'`;
  }

  /** The user that an answer to the question names, with the rights of their role. */
  async actorOf([row]: readonly SessionRow[]): Promise<UserActor | undefined> {
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

  /** Whether a request carries what may be a session's cookie. */
  hasCookie(request: Pick<FastifyRequest, 'headers'>): boolean {
    return parseToken(readCookie(request, this.cookie)) !== null;
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
