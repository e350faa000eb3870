import { Injectable } from '@nestjs/common';
import { Outbox, TenantDb } from '#runtime';
import type { NoticeKind } from './mail-texts.js';

export const noticeTopic = 'identity.notice-mail';

/** Tells people by mail of what was done to their account or to the rights over personal data. */
@Injectable()
export class Notices {
  constructor(
    private readonly outbox: Outbox,
    private readonly db: TenantDb,
  ) {}

  /** Tells one user about their own account. */
  async tell(userId: string, kind: NoticeKind): Promise<void> {
    await this.outbox.add(noticeTopic, { userId, aboutId: userId, kind });
  }

  /** Tells every active HR referent and admin, and the person concerned, about a change of the HR referents. */
  async tellOverseers(aboutId: string, kind: NoticeKind): Promise<void> {
    const overseers = await this.db.query<{ id: string }>(
      `SELECT u.id FROM identity_user u JOIN identity_role r ON r.id = u.role_id
       WHERE u.id = $1 OR (u.state = 'active' AND (u.hr_referent OR r.key = 'admin'))`,
      [aboutId],
    );
    for (const { id } of overseers) await this.outbox.add(noticeTopic, { userId: id, aboutId, kind });
  }
}
