import { Injectable, type OnModuleInit } from '@nestjs/common';
import { text } from '#kernel';
import { Clock, JobHandlers, Outbox, Scopes, UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { NotificationKinds, Notifications } from '#workspace';
import { ActivitiesRepository } from './activities.repository.js';
import { type Activity, activityType } from './activity.entity.js';

const topic = 'crm.activity-reminder';
const [due, assigned] = ['crm.activity-due', 'crm.activity-assigned'];

/** A reminder within this time becomes a job at once; later ones are found by the hourly look ahead. */
const horizonMinutes = 70;

/**
 * Tells owners of what is due, and of what others gave them. A reminder that comes up soon is a job of the one queue,
 * set to its time: nothing looks at the instances each minute. Once an hour each instance plans its next hour, which
 * also finds what no change announced: a restored copy, an undone import. A job that is too early or too late does
 * nothing, so that a date may move and two servers may plan the same.
 */
@Injectable()
export class ActivityNotices implements OnModuleInit {
  constructor(
    private readonly kinds: NotificationKinds,
    private readonly handlers: JobHandlers,
    private readonly scheduler: Scheduler,
    private readonly activities: ActivitiesRepository,
    private readonly notifications: Notifications,
    private readonly outbox: Outbox,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.declare(due, text('À faire : {subject}', 'To do: {subject}'));
    this.kinds.declare(assigned, text('Action confiée : {subject}', 'Activity given to you: {subject}'));
    this.handlers.on(topic, ({ id }) => this.remind(String(id)));
    this.scheduler.hourly('activity reminders', 11, () => this.planAhead());
  }

  /** What an activity's owner must hear of, now or when it is due. Call in the unit that changes the activity. */
  async follow(after: Activity, before: Activity | undefined): Promise<void> {
    const { actor, batchId } = Scopes.current();
    // Of an import's thousands nobody wants to be told one by one.
    if (after.state !== 'planned' || batchId) return;
    const { id, subject, ownerId } = after;
    const isNew = ownerId !== before?.ownerId;
    if (ownerId && isNew && ownerId !== actor?.userId) await this.tell(assigned, { id, subject, ownerId });
    const at = reminderOf(after);
    const unchanged = before?.state === 'planned' && at?.getTime() === reminderOf(before)?.getTime();
    if (!at || unchanged) return;
    if (at.getTime() < this.clock.now().getTime() + horizonMinutes * 60_000)
      await this.outbox.add(topic, { id }, at);
  }

  /** Runs in the scope of one instance, in a unit of its own. @returns how many reminders were planned. */
  async planAhead(): Promise<number> {
    const reminders = await this.units.run({ mode: 'read' }, () =>
      this.activities.remindersWithin(horizonMinutes),
    );
    if (reminders.length === 0) return 0;
    await this.units.run({ mode: 'write' }, async () => {
      for (const { id, at } of reminders) await this.outbox.add(topic, { id }, at);
    });
    return reminders.length;
  }

  private remind(id: string): Promise<void> {
    return this.units.run({ mode: 'write' }, async () => {
      const taken = await this.activities.takeReminder(id);
      if (taken?.ownerId) await this.tell(due, { id, subject: taken.subject, ownerId: taken.ownerId });
    });
  }

  private async tell(
    kind: string,
    { id, subject, ownerId }: { id: string; subject: string; ownerId: string },
  ): Promise<void> {
    if (!(await this.activities.mayRead(ownerId))) return;
    const record = { resource: activityType.name, id };
    await this.notifications.notify({ recipientIds: [ownerId], kind, record, params: { subject } });
  }
}

/** When an owner wants to be told. */
const reminderOf = ({ dueAt, reminderMinutes }: Activity): Date | undefined =>
  dueAt && reminderMinutes !== null ? new Date(dueAt.getTime() - reminderMinutes * 60_000) : undefined;
