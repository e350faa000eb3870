import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { TenantDb } from '../database/tenant-db.js';

export interface StoredAnswer {
  readonly body: unknown;
}

/**
 * Answers a repeated POST with its first answer. The key's row is written in the same transaction as the work: two
 * requests at once wait for each other, and a failed one leaves no trace.
 */
@Injectable()
export class Idempotency {
  constructor(private readonly db: TenantDb) {}

  /** The answer to a POST of the HR vault stays in the vault. */
  private get table(): string {
    return this.db.unit.options.vault ? 'hr_idempotency_key' : 'idempotency_key';
  }

  /**
   * Claims a key for a request.
   * @returns the answer already given, or undefined: the caller does the work and then calls `store`.
   * @throws Problem IDEMPOTENCY_KEY_REUSED when the key was used for another request.
   */
  async claim(
    userId: string,
    key: string,
    request: { url: string; body: unknown },
  ): Promise<StoredAnswer | undefined> {
    const hash = createHash('sha256')
      .update(JSON.stringify([request.url, request.body ?? null]))
      .digest();
    const { count } = await this.db.execute(
      `INSERT INTO ${this.table} (user_id, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [userId, key, hash],
    );
    if (count === 1) return undefined;
    const [row] = await this.db.query<{ hash: Buffer; body: unknown }>(
      `SELECT request_hash AS hash, body FROM ${this.table} WHERE user_id = $1 AND key = $2`,
      [userId, key],
    );
    if (!row) throw new Problem(CommonProblems.UNAVAILABLE);
    if (!row.hash.equals(hash)) throw new Problem(CommonProblems.IDEMPOTENCY_KEY_REUSED);
    return { body: row.body };
  }

  async store(userId: string, key: string, body: unknown): Promise<void> {
    await this.db.query(`UPDATE ${this.table} SET body = $3 WHERE user_id = $1 AND key = $2`, [
      userId,
      key,
      body === undefined ? null : JSON.stringify(body),
    ]);
  }
}
