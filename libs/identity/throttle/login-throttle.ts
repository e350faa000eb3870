import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Clock, Scopes, TenantDb } from '#runtime';
import { IdentityProblems } from '../identity.problems.js';

/** What failed log-ins are counted by, and what each count allows. */
const limits = {
  /** Delay from the 5th failure, doubling from one minute; 25 a day (NIST SP 800-63B-4, 3.2.2). */
  account: { freeFailures: 4, perDay: 25 },
  /** One address may belong to a whole company. */
  network: { freeFailures: 30, perDay: 500 },
  instance: { freeFailures: 300, perDay: 5_000 },
} as const;
type Kind = keyof typeof limits;

const longestDelayMs = 60 * 60_000;

/**
 * Slows down guessing, by account, by network and for the whole instance, in PostgreSQL so that every server process
 * counts together. Nobody is locked out for ever: a stranger must not be able to keep a person out.
 */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem TOO_MANY_ATTEMPTS, with the seconds to wait, alike for known and unknown accounts. */
  async check(email: string): Promise<void> {
    const now = this.clock.now();
    const rows = await this.db.query<{
      blockedUntil: Date | null;
      failuresToday: number;
      day: string;
      key: string;
    }>(
      `SELECT key, blocked_until AS "blockedUntil", failures_today AS "failuresToday", day
       FROM identity_throttle WHERE key = ANY($1)`,
      [this.keys(email).map(({ key }) => key)],
    );
    const today = now.toISOString().slice(0, 10);
    let waitMs = 0;
    for (const row of rows) {
      const kind = row.key.split(' ')[0] as Kind;
      waitMs = Math.max(waitMs, (row.blockedUntil?.getTime() ?? 0) - now.getTime());
      if (row.day === today && row.failuresToday >= limits[kind].perDay) {
        waitMs = Math.max(waitMs, Date.parse(`${today}T24:00:00Z`) - now.getTime());
      }
    }
    if (waitMs > 0) {
      throw new Problem(IdentityProblems.TOO_MANY_ATTEMPTS, {
        extra: { retryAfter: Math.ceil(waitMs / 1000) },
      });
    }
  }

  async failed(email: string): Promise<void> {
    const now = this.clock.now();
    // One order for everybody: two failures at once must not wait for each other in a circle.
    for (const { key, kind } of this.keys(email).sort((a, b) => a.key.localeCompare(b.key))) {
      const [row] = await this.db.query<{ failures: number }>(
        `INSERT INTO identity_throttle AS t (key, failures, failures_today, day, last_failure_at)
         VALUES ($1, 1, 1, $2::timestamptz::date, $2)
         ON CONFLICT (key) DO UPDATE SET
           failures = CASE WHEN t.last_failure_at < $2 - interval '1 day' THEN 1 ELSE t.failures + 1 END,
           failures_today = CASE WHEN t.day = excluded.day THEN t.failures_today + 1 ELSE 1 END,
           day = excluded.day, last_failure_at = $2
         RETURNING failures`,
        [key, now],
      );
      const beyond = (row?.failures ?? 0) - limits[kind].freeFailures;
      if (beyond <= 0) continue;
      const delay = Math.min(longestDelayMs, 60_000 * 2 ** Math.min(beyond - 1, 10));
      await this.db.query('UPDATE identity_throttle SET blocked_until = $2 WHERE key = $1', [
        key,
        new Date(now.getTime() + delay),
      ]);
    }
  }

  /** The right password clears the account's count; the network's and the instance's stay. */
  async succeeded(email: string): Promise<void> {
    await this.db.query('DELETE FROM identity_throttle WHERE key = $1', [`account ${email.toLowerCase()}`]);
  }

  private keys(email: string): { key: string; kind: Kind }[] {
    const { address } = Scopes.current();
    return [
      { key: `account ${email.toLowerCase()}`, kind: 'account' },
      ...(address ? [{ key: `network ${networkOf(address)}`, kind: 'network' as const }] : []),
      { key: 'instance', kind: 'instance' },
    ];
  }
}

/** An IPv4 address, or the /64 of an IPv6 address: one household or company owns all of it. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] as string;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const groups = address.includes('::')
    ? [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right]
    : left;
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':');
}
