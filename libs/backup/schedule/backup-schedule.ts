import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#runtime';
import { InstanceRegistry, type InstanceRow, Scheduler } from '#tenancy';
import { SlotBook } from './slot-book.js';
import { SlotCalendar } from './slot-calendar.js';
import { SlotWorkers } from './slot-workers.js';
import { decide, isClockOdd, slotsBetween } from './slots.js';
import { Watchdog } from './watchdog.js';

/** States in which an instance has copies; one that is being restored waits for the end of it. */
export const copiedStates: readonly InstanceRow['state'][] = [
  'active',
  'suspended',
  'migration-failed',
  'restoring',
];

/**
 * Finds the copies that are due. Every half minute, by UTC: which slots have come is computed from the newest one that
 * was decided, so that none depends on a tick at its very minute, and none comes twice.
 */
@Injectable()
export class BackupSchedule implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly registry: InstanceRegistry,
    private readonly calendar: SlotCalendar,
    private readonly book: SlotBook,
    private readonly workers: SlotWorkers,
    private readonly watchdog: Watchdog,
  ) {}

  onModuleInit(): void {
    this.scheduler.often('copies that are due', () => this.tick());
  }

  /** Writes down the slots that have come and has the workers look for them. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    // Before anything is done: afterwards the odd time looks like the newest one.
    const isBack = await this.book.forgetFuture(now);
    if (isBack || isClockOdd(now, await this.book.lastSign(now))) await this.watchdog.clockIsOdd(now);
    await this.plan(now);
    this.workers.wake();
    await this.watchdog.look(now);
  }

  private async plan(now: Date): Promise<void> {
    const newest = await this.book.newest(now);
    for (const row of await this.registry.list()) {
      if (!copiedStates.includes(row.state)) continue;
      const since = newest.get(row.id) ?? row.createdAt;
      const due = slotsBetween(since, now, await this.calendar.placeOf(row));
      if (due.length > 0) await this.book.record(row.id, decide(due), now);
    }
  }
}
