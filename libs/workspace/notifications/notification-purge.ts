import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { NotificationsRepository } from './notifications.repository.js';

/** What was read stays findable for a quarter. */
const keepDays = 90;

/** Removes the notifications that were read long ago, every hour in each instance. */
@Injectable()
export class NotificationPurge implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly units: UnitOfWork,
    private readonly notifications: NotificationsRepository,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourly('notification purge', 43, () => this.run());
  }

  /** Runs in the scope of one instance, in a unit of its own. @returns how many were removed. */
  run(): Promise<number> {
    return this.units.run({ mode: 'write' }, () => this.notifications.purge(keepDays));
  }
}
