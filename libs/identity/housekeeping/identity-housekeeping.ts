import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, TenantDb, UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { idleLimitHours } from '../sessions/user-sessions.js';

/** How many rows were purged. */
export interface HousekeepingCounts {
  readonly sessions: number;
  readonly tokens: number;
  readonly throttles: number;
  readonly idempotencyKeys: number;
}

/** Rows are kept a day beyond their use, for whoever looks into an incident; the audit trail keeps what happened. */
const keepHours = 24;

/** Removes what has served, every hour in each instance. */
@Injectable()
export class IdentityHousekeeping implements OnModuleInit {
  constructor(
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourly('identity housekeeping', 41, () => this.run());
  }

  /** Runs in the scope of one instance, in units of its own. */
  async run(): Promise<HousekeepingCounts> {
    const counts = await this.units.run({ mode: 'write' }, async () => ({
      sessions: await this.purge(
        'identity_session',
        `least(expires_at, last_seen_at + interval '${idleLimitHours} hours')`,
      ),
      tokens: await this.purge('identity_token', 'least(used_at, expires_at)'),
      throttles: await this.purge('identity_throttle', 'greatest(last_failure_at, blocked_until)'),
      idempotencyKeys: await this.purge('idempotency_key', 'created_at'),
    }));
    if (!Scopes.instance().vaultRole) return counts;
    const ofVault = await this.units.run({ mode: 'write', vault: true }, () =>
      this.purge('hr_idempotency_key', 'created_at'),
    );
    return { ...counts, idempotencyKeys: counts.idempotencyKeys + ofVault };
  }

  private async purge(table: string, ended: string): Promise<number> {
    const { count } = await this.db.execute(
      `DELETE FROM ${table} WHERE ${ended} < now() - interval '${keepHours} hours'`,
    );
    return count;
  }
}
