import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppLogger, Clock, Databases } from '#runtime';
import { InstanceRegistry, type InstanceRow, Scheduler } from '#tenancy';
import { Checkpoints } from '../checkpoints.js';
import { InstanceLock } from '../runs/instance-lock.js';
import { Alerts } from './alerts.js';
import { CopyRemoval } from './copy-removal.js';
import { keptRuns, type RetainedRun, type Retention } from './retention.js';
import { SlotCalendar } from './slot-calendar.js';

/** Says why no copy of an instance may go now, or nothing. */
export type RetentionGuard = (row: InstanceRow) => Promise<string | undefined>;

export interface RetentionResult {
  readonly expired: number;
  /** Why nothing was removed that could have been; undefined where nothing stood in the way. */
  readonly held?: string;
}

const runColumns = `r.id AS "runId", r.kind, r.state, r.business_date AS "businessDate", r.token, r.started_at AS "startedAt",
  r.base_run_id AS "baseRunId", greatest(r.pinned_until,
    CASE WHEN EXISTS (SELECT FROM platform.restore_request q WHERE q.run_id = r.id AND q.state IN ('open', 'running'))
      THEN now() + interval '100 years' END) AS "pinnedUntil"`;

/** Keeps copies of the last six working days, and removes the others, but only behind a copy that was just verified. */
@Injectable()
export class RetentionService implements OnModuleInit {
  private readonly guards: RetentionGuard[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly databases: Databases,
    private readonly registry: InstanceRegistry,
    private readonly scheduler: Scheduler,
    private readonly lock: InstanceLock,
    private readonly calendar: SlotCalendar,
    private readonly removal: CopyRemoval,
    private readonly alerts: Alerts,
    private readonly checkpoints: Checkpoints,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourlyOnPlatform('files of expired copies', 47, () => this.finish());
  }

  /** Registers a reason for which copies must stay, such as a second site that does not have enough of them. */
  guard(guard: RetentionGuard): void {
    this.guards.push(guard);
  }

  /** Which copies of an instance stay, and why. */
  async of(row: InstanceRow): Promise<Retention> {
    const runs = await this.databases.asOwner('retention', async (client) => {
      const { rows } = await client.query<RetainedRun>(
        `SELECT ${runColumns} FROM platform.backup_run r WHERE r.instance_id = $1 AND r.state <> 'expired'`,
        [row.id],
      );
      return rows;
    });
    const now = this.clock.now();
    const today = this.calendar.todayOf(row, now);
    return keptRuns(runs, { today, now, holidays: await this.calendar.holidaysOf(row) });
  }

  /** After a copy of an instance was verified: lets those go that are not kept. Another process at work comes first. */
  async apply(row: InstanceRow): Promise<RetentionResult> {
    return (await this.lock.tryHold(row, () => this.applyLocked(row))) ?? { expired: 0, held: 'busy' };
  }

  /** Removes files of copies that expired before a crash. */
  async finish(): Promise<void> {
    for (const row of await this.registry.list()) {
      await this.lock.tryHold(row, () => this.removal.removeExpired(row.id));
    }
  }

  private async applyLocked(row: InstanceRow): Promise<RetentionResult> {
    await this.checkpoints.reach('retention: begun');
    const left = await this.removal.removeExpired(row.id);
    await this.checkpoints.reach('retention: leftovers removed');
    const held = await this.heldBy(row);
    const expired = held === undefined ? (await this.of(row)).expired : [];
    await this.checkpoints.reach('retention: chosen');
    if (held !== undefined) this.logger.info({ instance: row.id, held }, 'no copy is removed');
    const gone = await this.expire(row.id, expired);
    await this.checkpoints.reach('retention: rows expired');
    await this.removal.removeExpired(row.id);
    if (gone + left > 0) await this.removal.sweep(row.id);
    return { expired: gone, ...(held !== undefined && { held }) };
  }

  private async heldBy(row: InstanceRow): Promise<string | undefined> {
    if (await this.alerts.isOpen('clock-odd')) return 'the clock is odd';
    const facts = await this.databases.asOwner('retention', async (client) => {
      const { rows } = await client.query<{ newest: string | null; restoring: boolean }>(
        `SELECT (SELECT state FROM platform.backup_run WHERE instance_id = $1 ORDER BY token DESC LIMIT 1) AS newest,
           EXISTS (SELECT FROM platform.restore_log WHERE instance_id = $1 AND state = 'running') AS restoring`,
        [row.id],
      );
      return rows[0];
    });
    if (facts?.restoring) return 'a restore is under way';
    if (facts?.newest !== 'verified') return 'the newest copy is not verified';
    for (const guard of this.guards) {
      const reason = await guard(row);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  private async expire(instanceId: string, runIds: readonly string[]): Promise<number> {
    if (runIds.length === 0) return 0;
    return this.databases.asOwner('retention', async (client) => {
      const { rowCount } = await client.query(
        `UPDATE platform.backup_run SET state = 'expired', expired_at = $3
         WHERE instance_id = $1 AND id = ANY($2) AND state = 'verified'`,
        [instanceId, runIds, this.clock.now()],
      );
      return rowCount ?? 0;
    });
  }
}
