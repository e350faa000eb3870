import { Injectable } from '@nestjs/common';
import { startOfDay } from '#kernel';
import {
  Clock,
  type Conditions,
  type ListFilter,
  type ListQuery,
  noteChanges,
  RecordsRepository,
  Scopes,
  TenantDb,
} from '#runtime';
import { type Activity, activityType, overdueFilter } from './activity.entity.js';
import { overdueCondition } from './overdue.js';

export interface DueReminder {
  readonly id: string;
  readonly at: Date;
}

const reminder = "due_at - reminder_minutes * interval '1 minute'";
/**
 * A reminder that holds: nobody was told since the time that it is set to. What was due longer ago than a day is seen
 * among what is overdue; a server that slept over it need not shout.
 */
const waiting = `state = 'planned' AND reminder_minutes IS NOT NULL AND due_at > now() - interval '1 day'
  AND (reminded_at IS NULL OR reminded_at < ${reminder})`;

@Injectable()
export class ActivitiesRepository extends RecordsRepository<Activity> {
  constructor(
    db: TenantDb,
    private readonly clock: Clock,
  ) {
    super(db, activityType);
  }

  /** What a list asks for; whether something is overdue depends on when it is asked. */
  protected override addAsked(conditions: Conditions, query: Pick<ListQuery, 'filters' | 'search'>): void {
    const filters = query.filters.map((filter): ListFilter => {
      if (filter.field.name !== overdueFilter.name) return filter;
      const today = startOfDay(this.clock.today(), Scopes.instance().timeZone);
      return { ...filter, operator: 'holds', value: overdueCondition(filter, this.clock.now(), today) };
    });
    super.addAsked(conditions, { ...query, filters });
  }

  /** Whether the series of an activity has gone on after it already: ids are in the order of creation. */
  async hasSuccessor({ id, seriesId }: Activity): Promise<boolean> {
    const { count } = await this.db.execute(
      'SELECT 1 FROM crm_activity WHERE series_id = $2 AND id > $1 LIMIT 1',
      [id, seriesId],
    );
    return count > 0;
  }

  /** The reminders that are due within so many minutes, and those that were missed. */
  async remindersWithin(minutes: number): Promise<DueReminder[]> {
    return this.db.query<DueReminder>(
      `SELECT id, ${reminder} AS at FROM crm_activity
       WHERE ${waiting} AND due_at < now() + interval '8 days' AND ${reminder} < now() + $1 * interval '1 minute'
       ORDER BY due_at LIMIT 10000`,
      [minutes],
    );
  }

  /**
   * Notes that the owner is being told; no change of the activity, whose version stays.
   * @returns undefined when the reminder does not hold any more, or another job was faster.
   */
  async takeReminder(id: string): Promise<Pick<Activity, 'subject' | 'ownerId'> | undefined> {
    const [row] = await this.db.query<Pick<Activity, 'subject' | 'ownerId'>>(
      `UPDATE crm_activity SET reminded_at = now() WHERE id = $1 AND ${waiting} AND ${reminder} <= now()
       RETURNING subject, owner_id AS "ownerId"`,
      [id],
    );
    return row;
  }

  /** Removes activities that an import made, as long as they are what it made. */
  async removeMade(made: readonly { readonly id: string; readonly version: number }[]): Promise<void> {
    if (made.length === 0) return;
    await this.db.query(
      `DELETE FROM crm_activity a USING unnest($1::uuid[], $2::int[]) made (id, version)
       WHERE a.id = made.id AND a.version = made.version`,
      [made.map(({ id }) => id), made.map(({ version }) => version)],
    );
    noteChanges(this.db, this.type, 'deleted', made);
  }

  /** Whether a user may read activities at all: who was given one they may not see is not told what it says. */
  async mayRead(userId: string): Promise<boolean> {
    const { count } = await this.db.execute(
      `SELECT 1 FROM identity_user u JOIN identity_role r ON r.id = u.role_id
       WHERE u.id = $1 AND u.state = 'active' AND r.permissions ?| $2`,
      [userId, [activityType.permission('read'), '*']],
    );
    return count > 0;
  }
}
