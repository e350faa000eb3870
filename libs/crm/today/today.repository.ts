import { Injectable } from '@nestjs/common';
import { RecordsRepository, Scopes, TenantDb } from '#runtime';
import { type Activity, activityType } from '../activities/activity.entity.js';
import { isPast } from '../activities/overdue.js';
import { CompaniesRepository } from '../companies/companies.repository.js';
import { LeadsRepository } from '../leads/leads.repository.js';
import { OpportunitiesRepository } from '../opportunities/opportunities.repository.js';
import type { TodayLead, TodayOpportunity } from './today-answers.js';

/** Whose records are looked at: one user's, or those of the actor's team. */
export type Whose = { readonly ownerId: string } | { readonly team: true };

export type Bucket = 'overdue' | 'today' | 'upcoming';

/** An activity, and how many are planned in its bucket. */
export type PlannedActivity = Activity & { bucket: Bucket; total: number };

export interface Days {
  readonly now: Date;
  /** Beginnings of today, of tomorrow, and of the first day that is too far away. */
  readonly today: Date;
  readonly tomorrow: Date;
  readonly end: Date;
}

const activitiesShown = 30;
const othersShown = 20;

/** What needs somebody today: one statement for each kind of thing, within what the actor may read. */
@Injectable()
export class TodayRepository extends RecordsRepository<Activity> {
  constructor(
    db: TenantDb,
    private readonly opportunities: OpportunitiesRepository,
    private readonly companies: CompaniesRepository,
    private readonly leads: LeadsRepository,
  ) {
    super(db, activityType);
  }

  /** Planned activities up to the end of the days, the first due first; of each bucket those that are shown. */
  async planned(whose: Whose, { now, today, tomorrow, end }: Days): Promise<PlannedActivity[]> {
    const conditions = this.conditionsOf({ filters: [], search: [] }, 'read', [now, today, tomorrow, end]);
    conditions.add("state = 'planned' AND due_at < $4");
    conditions.add(ownedBy(whose, 'owner_id', conditions.values));
    // Ids first: of somebody who is late with thousands, only what is shown is read whole, by its key.
    const rows = await this.db.query<PlannedActivity>(
      `WITH planned AS (
         SELECT id, due_at, CASE
           WHEN ${isPast('$1', '$2')} THEN 'overdue'
           WHEN due_at < $3 THEN 'today' ELSE 'upcoming' END AS bucket
         FROM crm_activity${conditions}
       ), numbered AS (
         SELECT id, bucket, count(*) OVER (PARTITION BY bucket)::int AS total,
           row_number() OVER (PARTITION BY bucket ORDER BY due_at, id) AS rank
         FROM planned
       )
       SELECT ${this.columns}, bucket, total FROM crm_activity JOIN numbered USING (id)
       WHERE id = ANY (ARRAY(SELECT id FROM numbered WHERE rank <= ${activitiesShown})) ORDER BY due_at, id`,
      conditions.values,
    );
    return this.custom.shown(rows);
  }

  /** Open opportunities for which nothing is planned, those that are to close first come first. */
  withoutAction(whose: Whose): Promise<{ items: TodayOpportunity[]; total: number }> {
    return this.openOpportunities(whose, 'o.next_action_at IS NULL', 'o.expected_close_on, o.created_at');
  }

  /** Open opportunities that are at their stage for longer than it allows, the longest first. */
  stale(whose: Whose): Promise<{ items: TodayOpportunity[]; total: number }> {
    return this.openOpportunities(
      whose,
      "o.stage_since < now() - s.max_age_days * interval '1 day'",
      'o.stage_since',
    );
  }

  /** Leads that wait for a first answer, those of nobody included: anybody may take them. */
  async leadsToAnswer(whose: Whose): Promise<{ items: TodayLead[]; total: number }> {
    const values: unknown[] = [];
    const readable = this.leads.isReadable('id', values);
    return this.counted<TodayLead>(
      `SELECT id, title, state, channel, first_response_due_at AS "firstResponseDueAt", owner_id AS "ownerId",
         created_at AS "createdAt", count(*) OVER ()::int AS total
       FROM crm_lead
       WHERE state IN ('new', 'assigned') AND responded_at IS NULL AND ${readable}
         AND (owner_id IS NULL OR ${ownedBy(whose, 'owner_id', values)})
       ORDER BY first_response_due_at, created_at, id LIMIT ${othersShown}`,
      values,
    );
  }

  private openOpportunities(
    whose: Whose,
    condition: string,
    order: string,
  ): Promise<{ items: TodayOpportunity[]; total: number }> {
    const values: unknown[] = [];
    const readable = this.opportunities.isReadable('o.id', values);
    const company = this.companies.isReadable('c.id', values);
    // Names of those that are shown: joined before, they would be read of all.
    return this.counted<TodayOpportunity>(
      `SELECT due.*, (SELECT c.name FROM crm_company c WHERE c.id = due."companyId" AND ${company}) AS "companyName"
       FROM (
         SELECT o.id, o.name, o.company_id AS "companyId", o.stage_id AS "stageId", s.name AS "stageName",
           o.stage_since AS "stageSince", s.max_age_days AS "maxAgeDays", o.amount,
           o.expected_close_on AS "expectedCloseOn", o.next_action_at AS "nextActionAt", o.owner_id AS "ownerId",
           count(*) OVER ()::int AS total, row_number() OVER (ORDER BY ${order}, o.id) AS place
         FROM crm_opportunity o JOIN crm_stage s ON s.id = o.stage_id
         WHERE o.closed_at IS NULL AND ${condition} AND ${ownedBy(whose, 'o.owner_id', values)} AND ${readable}
         ORDER BY place LIMIT ${othersShown}
       ) due ORDER BY place`,
      values,
    );
  }

  private async counted<Item extends object>(
    statement: string,
    values: unknown[],
  ): Promise<{ items: Item[]; total: number }> {
    const rows = await this.db.query<Item & { total: number; place?: number }>(statement, values);
    return {
      items: rows.map(({ total: _, place: __, ...item }) => item as unknown as Item),
      total: rows[0]?.total ?? 0,
    };
  }
}

/** The condition that a record belongs to whom is asked for; binds its values. */
function ownedBy(whose: Whose, column: string, values: unknown[]): string {
  const { userId = null, teamId = null } = Scopes.actor();
  values.push('ownerId' in whose ? whose.ownerId : userId);
  const own = `${column} = $${values.length}::uuid`;
  if ('ownerId' in whose) return own;
  values.push(teamId);
  return `(${own} OR ${column} IN (SELECT id FROM identity_user WHERE team_id = $${values.length}::uuid))`;
}
