import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel';
import { type Reach, TenantDb } from '#runtime';
import { type Activity, activityType } from '../activities/activity.entity.js';

/** Whose calendar a secret address opens, and what that user may do at this moment. */
export interface FeedOwner {
  readonly userId: string;
  readonly email: string;
  readonly language: Language;
  readonly teamId: string | null;
  readonly permissions: Readonly<Record<string, Reach>>;
}

const activityColumns = activityType.fields.map(({ column, name }) => `"${column}" AS "${name}"`).join(', ');

/** More than this no calendar shows. */
const mostEvents = 5000;

@Injectable()
export class CalendarFeedRepository {
  constructor(private readonly db: TenantDb) {}

  /** When a user's address was made; undefined where there is none. */
  async createdAt(userId: string): Promise<Date | undefined> {
    const [row] = await this.db.query<{ createdAt: Date }>(
      'SELECT created_at AS "createdAt" FROM crm_calendar_feed WHERE id = $1',
      [userId],
    );
    return row?.createdAt;
  }

  /** Gives a user a new address; the one before opens nothing any more. */
  async replace(userId: string, tokenHash: Buffer): Promise<void> {
    await this.db.query(
      `INSERT INTO crm_calendar_feed (id, token_hash) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, created_at = now()`,
      [userId, tokenHash],
    );
  }

  /** @returns whether there was one. */
  async remove(userId: string): Promise<boolean> {
    const { count } = await this.db.execute('DELETE FROM crm_calendar_feed WHERE id = $1', [userId]);
    return count > 0;
  }

  /** Undefined for an address that opens nothing, and for one of somebody who may not come in any more. */
  async ownerOf(tokenHash: Buffer): Promise<FeedOwner | undefined> {
    const [row] = await this.db.query<FeedOwner>(
      `SELECT u.id AS "userId", u.email, u.language, u.team_id AS "teamId", r.permissions
       FROM crm_calendar_feed f JOIN identity_user u ON u.id = f.id JOIN identity_role r ON r.id = u.role_id
       WHERE f.token_hash = $1 AND u.state = 'active'`,
      [tokenHash],
    );
    return row;
  }

  /** What a user has, or had, to do since a moment; notes are not to be done. */
  async activitiesOf(userId: string, since: Date): Promise<Activity[]> {
    return this.db.query<Activity>(
      `SELECT id, ${activityColumns} FROM crm_activity
       WHERE owner_id = $1 AND due_at >= $2 AND kind <> 'note' ORDER BY due_at, id LIMIT ${mostEvents}`,
      [userId, since],
    );
  }
}
