import { Injectable } from '@nestjs/common';
import { newId, Problem } from '#kernel';
import { AppConfig, Clock, Scopes, TenantDb } from '#runtime';
import { generateToken, hashToken } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';

export const tokenPurposes = ['invitation', 'password-reset'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** How long a link stays valid, where it leads, and in which state its user must be. */
const kinds = {
  invitation: { hours: 72, path: 'invitation', state: 'invited' },
  'password-reset': { hours: 0.5, path: 'password-reset', state: 'active' },
} as const satisfies Record<TokenPurpose, object>;

export interface TokenHolder {
  readonly userId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly secondFactor: boolean;
}

/** Single-use secrets sent by mail; the database keeps their hash. Works in the unit in hand. */
@Injectable()
export class SingleUseTokens {
  constructor(
    private readonly db: TenantDb,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Makes a link for a user, on the address of the instance's own row, never that of a request. */
  async mintLink(purpose: TokenPurpose, userId: string): Promise<string> {
    const token = generateToken();
    const { hours, path } = kinds[purpose];
    await this.db.query(
      'INSERT INTO identity_token (id, purpose, user_id, token_hash, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [newId(), purpose, userId, hashToken(token), new Date(this.clock.now().getTime() + hours * 3_600_000)],
    );
    // In the fragment: it reaches no server log and no Referer header.
    return `${this.config.urlOfHost(Scopes.instance().slug)}/${path}#${token}`;
  }

  /**
   * The user of a token. One answer for unknown, expired, used and another instance's.
   * @param lock keeps others from using it at the same time.
   * @throws Problem TOKEN_REFUSED
   */
  async find(purpose: TokenPurpose, token: string, lock: boolean): Promise<TokenHolder> {
    const [row] = await this.db.query<TokenHolder>(
      `SELECT t.user_id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName",
         EXISTS (SELECT 1 FROM identity_credential c WHERE c.id = u.id AND c.totp_confirmed_at IS NOT NULL) AS "secondFactor"
       FROM identity_token t JOIN identity_user u ON u.id = t.user_id
       WHERE t.token_hash = $1 AND t.purpose = $2 AND t.used_at IS NULL AND t.expires_at > $3 AND u.state = $4
       ${lock ? 'FOR UPDATE OF t' : ''}`,
      [hashToken(token), purpose, this.clock.now(), kinds[purpose].state],
    );
    if (!row) throw new Problem(IdentityProblems.TOKEN_REFUSED);
    return row;
  }

  /** Makes a user's unused tokens worthless, of one purpose or of all. */
  async voidAll(userId: string, purpose?: TokenPurpose): Promise<void> {
    await this.db.query(
      `UPDATE identity_token SET used_at = now()
       WHERE user_id = $1 AND used_at IS NULL AND ($2::text IS NULL OR purpose = $2)`,
      [userId, purpose ?? null],
    );
  }

  /** How many links a user was sent within the last hour. */
  async sentWithinHour(purpose: TokenPurpose, userId: string): Promise<number> {
    const [row] = await this.db.query<{ sent: number }>(
      `SELECT count(*) AS sent FROM identity_token
       WHERE user_id = $1 AND purpose = $2 AND created_at > now() - interval '1 hour'`,
      [userId, purpose],
    );
    return row?.sent ?? 0;
  }
}
