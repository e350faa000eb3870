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

/** Why an open opportunity needs somebody: nothing is planned, or it has not moved for too long. */
type OpportunityList = 'idle' | 'stale';

interface Counted<Item> {
  readonly items: Item[];
  readonly total: number;
}
type CountedRow<Item> = Item & { readonly total: number; readonly place?: number };

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

  /**
   * Open opportunities for which nothing is planned, those that are to close first come first; and those that are at
   * their stage for longer than it allows, the longest first.
   */
  async openOpportunities(whose: Whose): Promise<Record<OpportunityList, Counted<TodayOpportunity>>> {
    const values: unknown[] = [];
    const readable = this.opportunities.isReadable('o.id', values);
    const company = this.companies.isReadable('c.id', values);
    const list = (name: OpportunityList, order: string) =>
      `(SELECT *, '${name}' AS list, count(*) OVER ()::int AS total, row_number() OVER (ORDER BY ${order}, id) AS place
        FROM open WHERE ${name} ORDER BY place LIMIT ${othersShown})`;
    // Names of those that are shown: joined before, they would be read of all.
    const rows = await this.db.query<CountedRow<TodayOpportunity> & { list: OpportunityList }>(
      `WITH open AS MATERIALIZED (
         SELECT o.id, o.name, o.company_id, o.stage_id, s.name AS stage_name, o.stage_since, s.max_age_days, o.amount,
           o.expected_close_on, o.next_action_at, o.owner_id, o.created_at, o.next_action_at IS NULL AS idle,
           o.stage_since < now() - s.max_age_days * interval '1 day' AS stale
         FROM crm_opportunity o JOIN crm_stage s ON s.id = o.stage_id
         WHERE o.closed_at IS NULL AND ${ownedBy(whose, 'o.owner_id', values)} AND ${readable}
       )
       SELECT id, name, company_id AS "companyId", stage_id AS "stageId", stage_name AS "stageName",
         stage_since AS "stageSince", max_age_days AS "maxAgeDays", amount, expected_close_on AS "expectedCloseOn",
         next_action_at AS "nextActionAt", owner_id AS "ownerId",
         (SELECT c.name FROM crm_company c WHERE c.id = due.company_id AND ${company}) AS "companyName",
         list, total, place
       FROM (${list('idle', 'expected_close_on, created_at')} UNION ALL ${list('stale', 'stage_since')}) due
       ORDER BY list, place`,
      values,
    );
    const of = (wanted: OpportunityList) =>
      counted<TodayOpportunity>(
        rows.filter(({ list }) => list === wanted).map(({ list: _, place: __, ...row }) => row),
      );
    return { idle: of('idle'), stale: of('stale') };
  }

  /** Leads that wait for a first answer, those of nobody included: anybody may take them. */
  async leadsToAnswer(whose: Whose): Promise<Counted<TodayLead>> {
    const values: unknown[] = [];
    const readable = this.leads.isReadable('id', values);
    return counted(
      await this.db.query<CountedRow<TodayLead>>(
        `SELECT id, title, state, channel, first_response_due_at AS "firstResponseDueAt", owner_id AS "ownerId",
           created_at AS "createdAt", count(*) OVER ()::int AS total
         FROM crm_lead
         WHERE state IN ('new', 'assigned') AND responded_at IS NULL AND ${readable}
           AND (owner_id IS NULL OR ${ownedBy(whose, 'owner_id', values)})
         ORDER BY first_response_due_at, created_at, id LIMIT ${othersShown}`,
        values,
      ),
    );
  }
}

/** The first rows of a list, of which each says how long all of it is. */
function counted<Item extends object>(rows: readonly CountedRow<Item>[]): Counted<Item> {
  return {
    items: rows.map(({ total: _, ...item }) => item as unknown as Item),
    total: rows[0]?.total ?? 0,
  };
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
