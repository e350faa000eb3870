import { Injectable } from '@nestjs/common';
import { AppConfig, AppLogger } from '#runtime';
import { DiskSpace } from '../runs/disk-space.js';
import { AlertMails } from './alert-mails.js';
import { Alerts } from './alerts.js';
import { type AlertKind, alertKinds, conditionsOf, diskCondition } from './conditions.js';
import { CopyFactsReader } from './copy-facts.js';

const lookEveryMs = 120_000;
/** After an odd clock, copies are removed again once it was even for so long. */
const evenForMs = 24 * 3_600_000;
const watched: readonly AlertKind[] = alertKinds.filter((kind) => kind !== 'clock-odd');

/** Looks whether copies are as they should be, and tells operators and admins once when they are not, and once when they are. */
@Injectable()
export class Watchdog {
  private lookedAt: number | undefined;

  constructor(
    private readonly config: AppConfig,
    private readonly facts: CopyFactsReader,
    private readonly disk: DiskSpace,
    private readonly alerts: Alerts,
    private readonly mails: AlertMails,
    private readonly logger: AppLogger,
  ) {}

  /** Looks again if the last look was some minutes ago. */
  async look(now: Date): Promise<void> {
    if (this.lookedAt !== undefined && Math.abs(now.getTime() - this.lookedAt) < lookEveryMs) return;
    this.lookedAt = now.getTime();
    await this.check(now);
  }

  async check(now: Date): Promise<void> {
    const conditions = (await this.facts.all(now)).flatMap((facts) => conditionsOf(facts, now));
    const disk = diskCondition(await this.disk.free(this.config.backupDir), await this.facts.newestBytes());
    await this.alerts.become([...conditions, ...(disk ? [disk] : [])], now, watched);
    await this.alerts.closeUnseen('clock-odd', new Date(now.getTime() - evenForMs), now);
    await this.mails.send();
  }

  async clockIsOdd(now: Date): Promise<void> {
    this.logger.warn('the clock does not follow the newest copy: copies are taken, none is removed');
    await this.alerts.seen('clock-odd', { at: now.toISOString() }, now);
  }
}
