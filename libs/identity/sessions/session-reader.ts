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

/** Finds a session by the hash of its token; the stamp is read in the same snapshot as the rest. */
const findSession = `SELECT (SELECT stamp FROM identity_access_stamp) AS stamp, s.id AS "sessionId",
    s.user_id AS "userId", s.authenticated_at AS "authenticatedAt", s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt",
    s.second_factor AS "secondFactor", u.email, u.team_id AS "teamId", u.hr_referent AS "hrReferent",
    r.id AS "roleId", r.version AS "roleVersion", r.updated_at AS "roleUpdatedAt",
    r.requires_second_factor AS "requiresSecondFactor"
  FROM identity_session s JOIN identity_user u ON u.id = s.user_id JOIN identity_role r ON r.id = u.role_id
  WHERE s.token_hash = $1 AND s.expires_at > now()
    AND s.last_seen_at > now() - interval '${idleLimitHours} hours' AND u.state = 'active'`;

/** The statement that asks for the stamp; in a writing unit it also tells the change journal who writes. */
const stampOf = (actor: UserActor, mode: 'read' | 'write'): string =>
  mode === 'read'
    ? 'SELECT stamp FROM identity_access_stamp'
    : `SELECT stamp, set_config('app.actor', ${quoteLiteral(actor.userId)}, true) FROM identity_access_stamp`;

const keyOf = (hash: Buffer): string => `${Scopes.instance().id} ${hash.toString('hex')}`;

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
   * served before and whose stamp still stands. Another one is looked up beforehand, beside that unit.
   * @returns undefined, and no unit, when the request shows no session, or one that has ended or whose user may not
   * come in.
   */
  async begin(
    request: Pick<FastifyRequest, 'headers'>,
    mode: 'read' | 'write',
  ): Promise<{ unit: Unit; actor: UserActor } | undefined> {
    const token = parseToken(readCookie(request, this.cookie));
    if (!token) return undefined;
    const hash = hashToken(token);
    const known = this.known(keyOf(hash)) ?? (await this.lookUp(hash));
    if (!known) return undefined;
    const { unit, rows } = await this.units.beginWith<{ stamp: number }>(
      { mode },
      stampOf(known.actor, mode),
    );
    try {
      // In the scope of the request, which the guard goes on with.
      Scopes.current().accessStamp = rows[0]?.stamp;
      const stands = rows[0]?.stamp === known.stamp;
      const actor = stands ? known.actor : (await this.meet(unit, hash))?.actor;
      if (actor) return { unit, actor };
    } catch (error) {
      await this.units.rollback(unit);
      throw error;
    }
    await this.units.rollback(unit);
    return undefined;
  }

  /** The user of a session that was just opened, in the unit of work in hand. */
  async ofToken(token: string): Promise<UserActor | undefined> {
    const { unit } = this.db;
    const met = await this.meet(unit, hashToken(token));
    if (met) await this.units.tellJournal(unit, met.actor.userId);
    return met?.actor;
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
      .run({ mode: 'write', lane: 'lookups' }, () =>
        this.db.query(
          // It waits for nobody: who holds the row changes or ends the session.
          `UPDATE identity_session SET last_seen_at = now()
           WHERE id = (SELECT id FROM identity_session WHERE id = $1 FOR UPDATE SKIP LOCKED)`,
          [facts.sessionId],
        ),
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

  private lookUp(hash: Buffer): Promise<RememberedSession | undefined> {
    return this.units.run({ mode: 'read', lane: 'lookups' }, () => this.meet(this.db.unit, hash));
  }

  /** Reads a session, in one snapshot with the stamp, and remembers it. */
  private async meet(unit: Unit, hash: Buffer): Promise<RememberedSession | undefined> {
    const key = keyOf(hash);
    this.sessions.delete(key);
    const [row] = await unit.query<SessionRow>(findSession, [hash]);
    if (!row) return undefined;
    const actor = new UserActor(row, await this.rightsOf(unit, row), this.permissions);
    if (this.sessions.size >= rememberedSessions) this.sessions.clear();
    const met = { actor, stamp: row.stamp, expiresAt: row.expiresAt.getTime() };
    this.sessions.set(key, met);
    return met;
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
