import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, text } from '#kernel';
import { TenantDb } from '#runtime';
import { NotificationKinds, Notifications } from '#workspace';
import { retentionCaseType } from './retention-case.entity.js';
import type { RetentionSettings } from './retention-settings.entity.js';

const [due, announced] = ['crm.retention-due', 'crm.retention-announced'];

/** Tells those who decide on prospects that the time of some is over, and when the rule will act by itself. */
@Injectable()
export class RetentionNotices implements OnModuleInit {
  constructor(
    private readonly kinds: NotificationKinds,
    private readonly notifications: Notifications,
    private readonly db: TenantDb,
  ) {}

  onModuleInit(): void {
    this.kinds.declare(
      due,
      text(
        'Prospects arrivés à échéance : {count} à décider',
        'Prospects whose time is over: {count} to decide on',
      ),
    );
    this.kinds.declare(
      announced,
      text(
        'Prospects arrivés à échéance : {count}, anonymisés à partir du {day} sans autre décision',
        'Prospects whose time is over: {count}, anonymised from {day} on unless you decide otherwise',
      ),
    );
  }

  /** In the unit in hand. */
  async tell(
    count: number,
    { mode, noticeDays }: Pick<RetentionSettings, 'mode' | 'noticeDays'>,
    today: string,
  ): Promise<void> {
    const people = await this.db.query<{ id: string }>(
      `SELECT u.id FROM identity_user u JOIN identity_role r ON r.id = u.role_id
       WHERE u.state = 'active' AND r.permissions ?| $1`,
      [[retentionCaseType.permission('update'), '*']],
    );
    await this.notifications.notify({
      recipientIds: people.map(({ id }) => id),
      kind: mode === 'ask' ? due : announced,
      params: { count, ...(mode === 'anonymise' && { day: addDays(today, noticeDays) }) },
    });
  }
}
