import { Injectable, type OnModuleInit } from '@nestjs/common';
import { text } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import { NotificationKinds, Notifications } from '#workspace';

const kinds = {
  'crm.lead': 'crm.lead-assigned',
  'crm.opportunity': 'crm.opportunity-assigned',
} as const;

export interface OwnedRecord {
  readonly id: string;
  readonly ownerId: string | null;
}

/** Tells people of the leads and opportunities that somebody else gave them. */
@Injectable()
export class OwnerNotices implements OnModuleInit {
  constructor(
    private readonly kinds: NotificationKinds,
    private readonly notifications: Notifications,
    private readonly db: TenantDb,
  ) {}

  onModuleInit(): void {
    this.kinds.declare(kinds['crm.lead'], text('Piste confiée : {name}', 'Lead given to you: {name}'));
    this.kinds.declare(
      kinds['crm.opportunity'],
      text('Affaire confiée : {name}', 'Opportunity given to you: {name}'),
    );
  }

  /**
   * Call in the unit that changes the record. Who takes something over, or may not read it, is told nothing; of an
   * import's thousands nobody wants to be told one by one.
   */
  async follow(
    resource: keyof typeof kinds,
    { id, ownerId }: OwnedRecord,
    before: OwnedRecord | undefined,
    name: string,
  ): Promise<void> {
    const { actor, batchId } = Scopes.current();
    if (!ownerId || batchId || ownerId === before?.ownerId || ownerId === actor?.userId) return;
    if (!(await this.mayRead(ownerId, `${resource}.read`))) return;
    await this.notifications.notify({
      recipientIds: [ownerId],
      kind: kinds[resource],
      record: { resource, id },
      params: { name },
    });
  }

  private async mayRead(userId: string, right: string): Promise<boolean> {
    const { count } = await this.db.execute(
      `SELECT 1 FROM identity_user u JOIN identity_role r ON r.id = u.role_id
       WHERE u.id = $1 AND u.state = 'active' AND r.permissions ?| $2`,
      [userId, [right, '*']],
    );
    return count > 0;
  }
}
