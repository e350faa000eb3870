import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  AppConfig,
  AppLogger,
  quoteLiteral,
  type Reach,
  Scopes,
  TenantDb,
  type Unit,
  UnitOfWork,
} from '#runtime';
import { type SessionFacts, UserActor } from '../access/user-actor.js';
import { hashToken, parseToken } from '../credentials/index.js';
import { PermissionRegistry } from '../permissions.js';
import { cookieName, readCookie } from './session-cookie.js';
import { idleLimitHours } from './user-sessions.js';

/** The session's row learns of a request at most this often. */
const touchEveryMs = 60_000;

/** How many sessions one process remembers, over all instances. */
const rememberedSessions = 10_000;

interface RememberedSession {
  readonly actor: UserActor;
  readonly stamp: number;
  readonly expiresAt: number;
}

interface SessionRow extends SessionFacts {
  expiresAt: Date;
  stamp: number;
  roleId: string;
  roleVersion: number;
  roleUpdatedAt: Date;
}

/**
 * The statement that finds a session. It opens the unit of work as text, so the one value in it is a hash in
 * hexadecimal that we computed. The stamp is read in the same snapshot as the rest.
 */
const questionOf = (hash: string): string =>
  `SELECT (SELECT stamp FROM identity_access_stamp) AS stamp, s.id AS "sessionId", s.user_id AS "userId",
     s.authenticated_at AS "authenticatedAt", s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt",
     s.second_factor AS "secondFactor", u.email, u.team_id AS "teamId", u.hr_referent AS "hrReferent",
     r.id AS "roleId", r.version AS "roleVersion", r.updated_at AS "roleUpdatedAt",
     r.requires_second_factor AS "requiresSecondFactor"
   FROM identity_session s JOIN identity_user u ON u.id = s.user_id JOIN identity_role r ON r.id = u.role_id
   WHERE s.token_hash = '\\x${hash}' AND s.expires_at > now()
     AND s.last_seen_at > now() - interval '${idleLimitHours} hours' AND u.state = 'active'`;

/** The statement that asks for the stamp; in a writing unit it also tells the change journal who writes. */
const stampOf = (actor: UserActor, mode: 'read' | 'write'): string =>
  mode === 'read'
    ? 'SELECT stamp FROM identity_access_stamp'
    : `SELECT stamp, set_config('app.actor', ${quoteLiteral(actor.userId)}, true) FROM identity_access_stamp`;

/**
 * Finds the user of a request by the session cookie, in the unit of work of that request. What it learned of a session
 * is remembered for as long as the instance's access stamp stands still: rights are those of this very moment.
 */
@Injectable()
export class SessionReader {
  /** Rights by instance, role and version: they change only with the version. */
  private readonly rights = new Map<string, ReadonlyMap<string, Reach>>();
  private readonly sessions = new Map<string, RememberedSession>();
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

  /**
   * Opens the unit of work of a request and finds its user, in one round trip for a session that this process has
   * served before and whose stamp still stands.
   * @returns undefined when the request has no cookie that could be a session's; without an actor, the session has
   * ended or its user may not come in.
   */
  async begin(
    request: Pick<FastifyRequest, 'headers'>,
    mode: 'read' | 'write',
  ): Promise<{ unit: Unit; actor: UserActor | undefined } | undefined> {
    const token = parseToken(readCookie(request, this.cookie));
    if (!token) return undefined;
    const hash = hashToken(token).toString('hex');
    const key = `${Scopes.instance().id} ${hash}`;
    const known = this.known(key);
    const question = known ? stampOf(known.actor, mode) : questionOf(hash);
    const { unit, rows } = await this.units.beginWith<SessionRow>({ mode }, question);
    // In the scope of the request, which the guard goes on with.
    Scopes.current().accessStamp = rows[0]?.stamp;
    if (known && rows[0]?.stamp === known.stamp) return { unit, actor: known.actor };
    try {
      const [row] = known ? await unit.query<SessionRow>(questionOf(hash)) : rows;
      return { unit, actor: await this.meet(unit, key, row) };
    } catch (error) {
      await this.units.rollback(unit);
      throw error;
    }
  }

  /** The user of a session that was just opened, in the unit of work in hand. */
  async ofToken(token: string): Promise<UserActor | undefined> {
    const hash = hashToken(token).toString('hex');
    const [row] = await this.db.query<SessionRow>(questionOf(hash));
    return this.meet(this.db.unit, `${Scopes.instance().id} ${hash}`, row);
  }

  /** The instance's access stamp, in the unit in hand: while it stands still, nobody's rights have moved. */
  async stamp(): Promise<number | undefined> {
    const [row] = await this.db.query<{ stamp: number }>('SELECT stamp FROM identity_access_stamp');
    return row?.stamp;
  }

  /** Who holds the session of a request that is still being answered; undefined once it has ended. */
  async again(request: Pick<FastifyRequest, 'headers'>): Promise<UserActor | undefined> {
    const begun = await this.begin(request, 'read');
    if (begun) await this.units.commit(begun.unit);
    return begun?.actor;
  }

  /** Notes that the session is in use, apart from the request: a reading request has no right to write. */
  touch({ facts }: UserActor): void {
    const now = new Date();
    if (now.getTime() - facts.lastSeenAt.getTime() < touchEveryMs) return;
    facts.lastSeenAt = now;
    this.units
      .run({ mode: 'write' }, () =>
        this.db.query('UPDATE identity_session SET last_seen_at = now() WHERE id = $1', [facts.sessionId]),
      )
      .catch((error: unknown) => this.logger.warn('a session could not be touched', error));
  }

  private known(key: string): RememberedSession | undefined {
    const known = this.sessions.get(key);
    if (!known) return undefined;
    const now = Date.now();
    const idle = now - known.actor.facts.lastSeenAt.getTime();
    if (now < known.expiresAt && idle < idleLimitHours * 3_600_000) return known;
    this.sessions.delete(key);
    return undefined;
  }

  private async meet(unit: Unit, key: string, row: SessionRow | undefined): Promise<UserActor | undefined> {
    this.sessions.delete(key);
    if (!row) return undefined;
    if (unit.options.mode === 'write') await this.units.tellJournal(unit, row.userId);
    const actor = new UserActor(row, await this.rightsOf(unit, row), this.permissions);
    if (this.sessions.size >= rememberedSessions) this.sessions.clear();
    this.sessions.set(key, { actor, stamp: row.stamp, expiresAt: row.expiresAt.getTime() });
    return actor;
  }

  /** Whether a request carries what may be a session's cookie. */
  hasCookie(request: Pick<FastifyRequest, 'headers'>): boolean {
    return parseToken(readCookie(request, this.cookie)) !== null;
  }

  private async rightsOf(
    unit: Unit,
    { roleId, roleVersion, roleUpdatedAt }: SessionRow,
  ): Promise<ReadonlyMap<string, Reach>> {
    // The time too: a restored copy may bring back a version number with other rights.
    const key = `${Scopes.instance().schema} ${roleId} ${roleVersion} ${roleUpdatedAt.getTime()}`;
    const known = this.rights.get(key);
    if (known) return known;
    const [row] = await unit.query<{ permissions: Record<string, Reach> }>(
      'SELECT permissions FROM identity_role WHERE id = $1',
      [roleId],
    );
    const rights = new Map(Object.entries(row?.permissions ?? {}));
    if (this.rights.size > 5_000) this.rights.clear();
    this.rights.set(key, rights);
    return rights;
  }
}
