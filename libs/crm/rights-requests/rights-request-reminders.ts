import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, text } from '#kernel';
import { Clock, Scopes, UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { NotificationKinds, Notifications } from '#workspace';
import { toTell, warningDays } from './deadline.rules.js';
import { rightsRequestType } from './rights-request.entity.js';
import { RightsRequestsRepository } from './rights-requests.repository.js';

const kinds = { soon: 'crm.rights-request-due', overdue: 'crm.rights-request-overdue' } as const;

/**
 * Tells whoever answers requests a week before a deadline, and when it has passed: in the application and by mail, as
 * the law sets it.
 */
@Injectable()
export class RightsRequestReminders implements OnModuleInit {
  constructor(
    private readonly kinds: NotificationKinds,
    private readonly scheduler: Scheduler,
    private readonly units: UnitOfWork,
    private readonly requests: RightsRequestsRepository,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.declare(
      kinds.soon,
      text('Demande de droits à répondre avant le {day} : {person}', 'Rights request due on {day}: {person}'),
    );
    this.kinds.declare(
      kinds.overdue,
      text(
        'Demande de droits en retard depuis le {day} : {person}',
        'Rights request overdue since {day}: {person}',
      ),
    );
    this.scheduler.hourly('deadlines of rights requests', 23, async () => {
      if (Scopes.instance().kind === 'company') await this.run();
    });
  }

  /** Runs in the scope of one instance. @returns how many deadlines were told of */
  run(): Promise<number> {
    const today = this.clock.today();
    return this.units.run({ mode: 'write' }, async () => {
      let told = 0;
      for (const request of await this.requests.awaitedUntil(addDays(today, warningDays))) {
        const what = toTell(request, today);
        if (!what) continue;
        await this.requests.noteTold(request.id, request.dueOn, what);
        await this.notifications.notify({
          recipientIds: await this.requests.whoAnswers(request.ownerId),
          kind: kinds[what],
          record: { resource: rightsRequestType.name, id: request.id },
          params: { person: request.person, day: request.dueOn.split('-').reverse().join('/') },
          channel: 'both',
        });
        told += 1;
      }
      return told;
    });
  }
}
