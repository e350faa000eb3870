import { jest } from '@jest/globals';
import { AppLogger, Clock } from '#runtime';
import { InstanceRegistry } from '#tenancy';
import type { TestInstance, TestPlatform } from '#testing';
import { BackupService } from '../backup.service.js';
import { BackupSchedule } from './backup-schedule.js';
import { QuietCheck } from './quiet-check.js';
import { RetentionService } from './retention.service.js';
import { SlotBook } from './slot-book.js';
import { SlotCalendar } from './slot-calendar.js';
import { SlotWorkers } from './slot-workers.js';

/** A platform whose clock the test sets, and which knows no copies of other suites. */
export class ScheduleKit {
  private time = new Date();

  constructor(readonly platform: TestPlatform) {
    jest.spyOn(platform.app.get(Clock), 'now').mockImplementation(() => this.time);
  }

  /** Forgets what other suites left in the control plane. */
  async forget(): Promise<void> {
    await this.platform.sql(
      'TRUNCATE platform.backup_run, platform.backup_slot, platform.backup_alert CASCADE',
    );
  }

  /** An instance that exists since a moment; its copies are due on the dot. */
  async instance(since: string): Promise<TestInstance> {
    const instance = await this.platform.instance();
    await this.platform.sql('UPDATE platform.instance SET created_at = $2 WHERE id = $1', [
      instance.row.id,
      since,
    ]);
    return instance;
  }

  set(time: string): void {
    this.time = new Date(time);
  }

  get workers(): SlotWorkers {
    return this.platform.app.get(SlotWorkers);
  }

  /** Looks for what is due at a moment, and waits until it is done. */
  async at(time: string): Promise<void> {
    this.set(time);
    await this.platform.app.get(BackupSchedule).tick();
    await this.workers.idle();
  }

  /** The workers of one more server process. */
  moreWorkers(): SlotWorkers {
    const get = this.platform.app.get.bind(this.platform.app);
    return new SlotWorkers(
      get(Clock),
      get(InstanceRegistry),
      get(BackupService),
      get(SlotBook),
      get(SlotCalendar),
      get(QuietCheck),
      get(RetentionService),
      get(AppLogger),
    );
  }

  /** The slots of an instance in a line each, oldest first. */
  async slots({ row }: TestInstance): Promise<string[]> {
    const rows = await this.platform.sql<{ line: string }>(
      `SELECT business_date || ' ' || kind || ' ' || state AS line FROM platform.backup_slot
       WHERE instance_id = $1 ORDER BY slot_at`,
      [row.id],
    );
    return rows.map(({ line }) => line);
  }

  /** The runs of an instance in a line each, in the order in which they began. */
  async runs({ row }: TestInstance, state = 'verified'): Promise<string[]> {
    const rows = await this.platform.sql<{ line: string }>(
      `SELECT business_date || ' ' || coalesce(slot, reason) || CASE WHEN late THEN ' late' ELSE '' END AS line
       FROM platform.backup_run WHERE instance_id = $1 AND state = $2 ORDER BY token`,
      [row.id, state],
    );
    return rows.map(({ line }) => line);
  }
}
