import { Injectable } from '@nestjs/common';
import { CommonProblems, type Language, newId, Problem, text } from '#kernel';
import { Outbox, Scopes, TenantDb, UnitOfWork, violatedConstraint } from '#runtime';
import { personActor } from '../access/person-actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { PasswordHasher, parseToken } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';
import { PasswordChoice } from '../passwords/password-choice.js';
import { SingleUseTokens } from '../tokens/single-use-tokens.js';

export interface InvitationRequest {
  readonly email: string;
  /** The role by its key, or by its id. */
  readonly roleKey?: string | undefined;
  readonly roleId?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly teamId?: string | null | undefined;
  readonly language?: Language | undefined;
}

export interface InvitationAcceptance {
  /** As it came; whatever it is. */
  readonly token: unknown;
  readonly password: string;
  /** The name that the person goes by; what the inviter wrote where it is not given. */
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
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
    private readonly tokens: SingleUseTokens,
    private readonly hasher: PasswordHasher,
    private readonly passwords: PasswordChoice,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Makes a user without a password. @throws Problem USER_EXISTS, ROLE_UNKNOWN */
  async createUser(request: InvitationRequest): Promise<string> {
    const [role] = await this.db.query<{ id: string; key: string }>(
      'SELECT id, key FROM identity_role WHERE key = $1 OR id = $2::uuid',
      [request.roleKey ?? null, request.roleId ?? null],
    );
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
      details: { role: role.key },
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
   * Sends another link to someone who has not come yet, and voids those sent before.
   * @throws Problem USER_STATE
   */
  async sendAgain(userId: string): Promise<void> {
    const [waiting] = await this.db.query("SELECT 1 FROM identity_user WHERE id = $1 AND state = 'invited'", [
      userId,
    ]);
    if (!waiting) throw new Problem(IdentityProblems.USER_STATE);
    await this.tokens.voidAll(userId, 'invitation');
    await this.sendLink(userId);
    await this.audit.append({ action: 'identity.invitation-sent-again', object: `identity.user/${userId}` });
  }

  /**
   * Makes a link that opens the account once, and voids those sent before.
   * @param keepOthers for the operator's command, whose link must not void the one on its way by mail.
   */
  async mintLink(userId: string, keepOthers = false): Promise<string> {
    if (!keepOthers) await this.tokens.voidAll(userId, 'invitation');
    return this.tokens.mintLink('invitation', userId);
  }

  /**
   * The invited person chooses their password. The hash is computed between two units.
   * @throws Problem TOKEN_REFUSED, PASSWORD_TOO_WEAK
   */
  async accept({ token: rawToken, password, firstName, lastName }: InvitationAcceptance): Promise<void> {
    const token = parseToken(rawToken);
    if (!token) throw new Problem(IdentityProblems.TOKEN_REFUSED);
    const found = await this.units.run({ mode: 'read' }, () => this.tokens.find('invitation', token, false));
    await this.passwords.requireStrong(password, {
      hasSecondFactor: false,
      words: [found.email, firstName ?? found.firstName, lastName ?? found.lastName],
    });
    const hash = await this.hasher.hash(password);
    await this.units.run({ mode: 'write' }, async () => {
      const row = await this.tokens.find('invitation', token, true);
      Scopes.current().actor = personActor(row.userId, row.email);
      await this.units.tellJournal(this.db.unit, row.userId);
      await this.tokens.voidAll(row.userId);
      await this.db.query(
        `UPDATE identity_user SET state = 'active', first_name = $2, last_name = $3, version = version + 1,
           updated_at = now(), updated_by = id
         WHERE id = $1`,
        [row.userId, firstName?.trim() ?? row.firstName, lastName?.trim() ?? row.lastName],
      );
      await this.passwords.store(row.userId, hash);
      await this.audit.append({
        action: 'identity.invitation-accepted',
        object: `identity.user/${row.userId}`,
      });
    });
  }

  /** Sends the mail of one invitation; nothing for a user who is no longer waiting. */
  async sendMail(
    userId: string,
    send: (to: { email: string; firstName: string; language: Language }, link: string) => Promise<void>,
  ): Promise<void> {
    const prepared = await this.units.run({ mode: 'write' }, async () => {
      const [user] = await this.db.query<{ email: string; firstName: string; language: Language }>(
        `SELECT email, first_name AS "firstName", language FROM identity_user WHERE id = $1 AND state = 'invited'`,
        [userId],
      );
      return user && { user, link: await this.mintLink(userId, true) };
    });
    if (prepared) await send(prepared.user, prepared.link);
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
}
