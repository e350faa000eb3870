import { Injectable } from '@nestjs/common';
import { AppConfig, Clock, Scopes, TenantDb } from '#runtime';
import { redeemRecoveryCode, SecretBox, totp } from '../credentials/index.js';

interface FactorRow {
  secret: string | null;
  lastStep: number;
  recoveryHashes: Buffer[];
}

/** The time-based codes (RFC 6238) and recovery codes of users. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly config: AppConfig,
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /**
   * Uses up a code from the app or a recovery code. Locks the user's row, so that one code opens one session.
   * @returns whether it was good.
   */
  async redeem(userId: string, code: string): Promise<boolean> {
    const [row] = await this.db.query<FactorRow>(
      `SELECT totp_secret AS secret, totp_last_step AS "lastStep", recovery_code_hashes AS "recoveryHashes"
       FROM identity_credential WHERE id = $1 FOR UPDATE`,
      [userId],
    );
    if (!row?.secret) return false;
    const secret = this.box().open(row.secret, userId);
    const verdict = totp.verify(secret, code.replace(/\s/g, ''), {
      now: this.clock.now(),
      lastUsedStep: row.lastStep,
    });
    if (verdict.ok) {
      await this.db.query('UPDATE identity_credential SET totp_last_step = $2 WHERE id = $1', [
        userId,
        verdict.step,
      ]);
      return true;
    }
    const remaining = redeemRecoveryCode(code, row.recoveryHashes);
    if (!remaining) return false;
    await this.db.query('UPDATE identity_credential SET recovery_code_hashes = $2 WHERE id = $1', [
      userId,
      remaining,
    ]);
    return true;
  }

  /** The box of this instance: a secret copied from another instance's table does not open here. */
  box(): SecretBox {
    return new SecretBox(this.config.secretKey, { instance: Scopes.instance().id, purpose: 'totp' });
  }
}
