import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { isWorkingDay, newId, Problem } from '#kernel';
import { AppLogger, Clock, newScope, Scopes, systemActor, violatedConstraint } from '#runtime';
import { InstanceRegistry, type InstanceRow } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { BackupService } from '../backup.service.js';
import { reasonOf } from '../runs/copy-runner.js';
import { QuietCheck } from './quiet-check.js';
import { RetentionService } from './retention.service.js';
import { SlotBook, type TakenSlot } from './slot-book.js';
import { SlotCalendar } from './slot-calendar.js';
import { isLate } from './slots.js';

/** As many copies at once in one process: a machine of two cores goes on serving people beside them. */
const workers = 2;
const heartbeatMs = 20_000;
const actor = 'schedule';

/** Takes the copies that are due, one instance after another. */
@Injectable()
export class SlotWorkers implements BeforeApplicationShutdown {
  private readonly working = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly clock: Clock,
    private readonly registry: InstanceRegistry,
    private readonly backups: BackupService,
    private readonly book: SlotBook,
    private readonly calendar: SlotCalendar,
    private readonly quiet: QuietCheck,
    private readonly retention: RetentionService,
    private readonly logger: AppLogger,
  ) {}

  /** Has idle workers look for slots that wait. */
  wake(): void {
    while (this.working.size < workers && !this.stopping) {
      const work: Promise<void> = Scopes.run(newScope({ actor: systemActor(actor) }), () => this.work())
        .catch((error: unknown) => this.logger.error('the copies that are due cannot be taken', error))
        .finally(() => this.working.delete(work));
      this.working.add(work);
    }
  }

  /** Resolves when nobody works any more. */
  async idle(): Promise<void> {
    while (this.working.size > 0) await Promise.all(this.working);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }

  private async work(): Promise<void> {
    const holder = newId();
    while (!this.stopping) {
      const slot = await this.book.take(holder);
      if (!slot) return;
      const heartbeat = setInterval(() => {
        this.book.extend(slot).catch((error: unknown) => this.logger.warn('a lease was not renewed', error));
      }, heartbeatMs);
      try {
        await this.run(slot);
      } finally {
        clearInterval(heartbeat);
      }
    }
  }

  private async run(slot: TakenSlot): Promise<void> {
    const row = await this.registry.byId(slot.instanceId);
    if (!row || row.state === 'erased' || row.state === 'erasing') return this.book.settle(slot, 'missed');
    if (row.state === 'restoring') return this.book.postpone(slot);
    try {
      if (await this.isNeedless(row, slot)) return await this.book.settle(slot, 'idle');
      const { runId } = await this.backups.run(row.slug, {
        kind: slot.kind === 'midday' ? 'incremental' : 'full',
        reason: 'scheduled',
        actor,
        gentle: true,
        slot: { ...slot, late: isLate(slot, this.clock.now()) },
      });
      await this.book.settle(slot, 'done', runId);
    } catch (error) {
      return this.settleFailure(slot, error);
    }
    await this.retention.apply(row).catch((error: unknown) => {
      // The copy stands; what was to be removed is removed after the next one.
      this.logger.error(`old copies of instance ${row.id} cannot be removed`, error);
    });
  }

  private async settleFailure(slot: TakenSlot, error: unknown): Promise<void> {
    if (error instanceof Problem && error.kind === BackupProblems.BACKUP_BUSY)
      return this.book.postpone(slot);
    // A worker that was taken for dead had done it.
    if (violatedConstraint(error) === 'backup_run_once_a_slot') return this.book.settle(slot, 'done');
    this.logger.error(`the ${slot.kind} copy of instance ${slot.instanceId} failed`, error);
    await this.book.failed(slot, reasonOf(error));
  }

  /** On days off, and of instances that nobody can enter, a copy that holds nothing new is not taken. */
  private async isNeedless(row: InstanceRow, { businessDate }: TakenSlot): Promise<boolean> {
    const works = isWorkingDay(businessDate, await this.calendar.holidaysOf(row));
    return (!works || row.state !== 'active') && !(await this.quiet.changedSinceCopy(row));
  }
}
