import { Injectable } from '@nestjs/common';
import { CommonProblems, newId, Problem, text } from '#kernel';
import { AppConfig, Clock, Outbox, Scopes, TenantDb, UnitOfWork, violatedConstraint } from '#runtime';
import { AuditTrail } from '../audit/audit-trail.js';
import { generateToken, hashToken, PasswordHasher, parseToken } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';
import { PasswordChoice } from '../passwords/password-choice.js';
import { personActor } from '../sessions/sign-in.service.js';

const validHours = 72;

export interface InvitationRequest {
  readonly email: string;
  readonly roleKey: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly teamId?: string | null | undefined;
  readonly language?: 'fr' | 'en' | undefined;
}

interface TokenRow {
  id: string;
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
}

/**
 * Invitations: the only way into an instance. The invited person chooses a password that nobody else ever knows;
 * an admin can only send a single-use link (B2O policy art. 3).
 */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly db: TenantDb,
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly hasher: PasswordHasher,
    private readonly passwords: PasswordChoice,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Makes a user without a password. @throws Problem USER_EXISTS, ROLE_UNKNOWN */
  async createUser(request: InvitationRequest): Promise<string> {
    const [role] = await this.db.query<{ id: string }>('SELECT id FROM identity_role WHERE key = $1', [
      request.roleKey,
    ]);
    if (!role) {
      throw new Problem(IdentityProblems.ROLE_UNKNOWN, {
        errors: [{ field: 'role', code: 'unknown', message: IdentityProblems.ROLE_UNKNOWN.title }],
      });
    }
    const id = newId();
    const by = Scopes.actor().userId ?? null;
    try {
      await this.db.unit.savepoint(() =>
        this.db.query(
          `INSERT INTO identity_user (id, email, first_name, last_name, language, state, role_id, team_id, created_by, updated_by)
           VALUES ($1, $2, $3, $4, $5, 'invited', $6, $7, $8, $8)`,
          [
            id,
            request.email.trim().toLowerCase(),
            request.firstName?.trim() ?? '',
            request.lastName?.trim() ?? '',
            request.language ?? 'fr',
            role.id,
            request.teamId ?? null,
            by,
          ],
        ),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'identity_user_email')
        throw new Problem(IdentityProblems.USER_EXISTS, { cause: error });
      throw error;
    }
    await this.audit.append({
      action: 'identity.user-invited',
      object: `identity.user/${id}`,
      details: { role: request.roleKey },
    });
    return id;
  }

  /** Invites a person and sends them the link. */
  async invite(request: InvitationRequest): Promise<string> {
    const id = await this.createUser(request);
    await this.sendLink(id);
    return id;
  }

  /** Sends a new link; the token is made when the mail is, so that no queue ever holds it. */
  async sendLink(userId: string): Promise<void> {
    await this.outbox.add('identity.invitation-mail', { userId });
  }

  /**
   * Makes a link that opens the account once, and voids those sent before.
   * @param keepOthers for the operator's command, whose link must not void the one on its way by mail.
   */
  async mintLink(userId: string, keepOthers = false): Promise<string> {
    if (!keepOthers) {
      await this.db.query(
        "UPDATE identity_token SET used_at = now() WHERE user_id = $1 AND purpose = 'invitation' AND used_at IS NULL",
        [userId],
      );
    }
    const token = generateToken();
    await this.db.query(
      `INSERT INTO identity_token (id, purpose, user_id, token_hash, expires_at) VALUES ($1, 'invitation', $2, $3, $4)`,
      [newId(), userId, hashToken(token), new Date(this.clock.now().getTime() + validHours * 3_600_000)],
    );
    // In the fragment: it reaches no server log and no Referer header.
    return `${this.config.urlOfHost(Scopes.instance().slug)}/invitation#${token}`;
  }

  /**
   * The invited person chooses their password. The hash is computed between two units.
   * @throws Problem TOKEN_REFUSED, PASSWORD_TOO_WEAK
   */
  async accept(rawToken: unknown, password: string): Promise<void> {
    const token = parseToken(rawToken);
    if (!token) throw new Problem(IdentityProblems.TOKEN_REFUSED);
    const found = await this.units.run({ mode: 'read' }, () => this.findToken(token, false));
    await this.passwords.requireStrong(password, {
      hasSecondFactor: false,
      words: [found.email, found.firstName, found.lastName],
    });
    const hash = await this.hasher.hash(password);
    await this.units.run({ mode: 'write' }, async () => {
      const row = await this.findToken(token, true);
      Scopes.current().actor = personActor(row.userId, row.email);
      await this.units.tellJournal(this.db.unit, row.userId);
      await this.db.query(
        "UPDATE identity_token SET used_at = now() WHERE user_id = $1 AND purpose = 'invitation'",
        [row.userId],
      );
      await this.db.query(
        `UPDATE identity_user SET state = 'active', version = version + 1, updated_at = now(), updated_by = id WHERE id = $1`,
        [row.userId],
      );
      await this.db.query(
        `INSERT INTO identity_credential (id, password_hash, password_changed_at) VALUES ($1, $2, now())
         ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash, password_changed_at = now()`,
        [row.userId, hash],
      );
      await this.audit.append({
        action: 'identity.invitation-accepted',
        object: `identity.user/${row.userId}`,
      });
    });
  }

  /** Sends the mail of one invitation; nothing for a user who is no longer waiting. */
  async sendMail(
    userId: string,
    send: (to: string, link: string, language: 'fr' | 'en') => Promise<void>,
  ): Promise<void> {
    const prepared = await this.units.run({ mode: 'write' }, async () => {
      const [user] = await this.db.query<{ email: string; language: 'fr' | 'en' }>(
        "SELECT email, language FROM identity_user WHERE id = $1 AND state = 'invited'",
        [userId],
      );
      return user && { ...user, link: await this.mintLink(userId, true) };
    });
    if (prepared) await send(prepared.email, prepared.link, prepared.language);
  }

  /** The user of an e-mail address. @throws Problem NOT_FOUND */
  async userIdOf(email: string): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      'SELECT id FROM identity_user WHERE lower(email) = $1',
      [email.trim().toLowerCase()],
    );
    if (!row) {
      throw new Problem(CommonProblems.NOT_FOUND, { detail: text('Utilisateur inconnu.', 'Unknown user.') });
    }
    return row.id;
  }

  private async findToken(token: string, lock: boolean): Promise<TokenRow> {
    const [row] = await this.db.query<TokenRow>(
      `SELECT t.id, t.user_id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName"
       FROM identity_token t JOIN identity_user u ON u.id = t.user_id
       WHERE t.token_hash = $1 AND t.purpose = 'invitation' AND t.used_at IS NULL AND t.expires_at > $2
         AND u.state = 'invited'${lock ? ' FOR UPDATE OF t' : ''}`,
      [hashToken(token), this.clock.now()],
    );
    if (!row) throw new Problem(IdentityProblems.TOKEN_REFUSED);
    return row;
  }
}
