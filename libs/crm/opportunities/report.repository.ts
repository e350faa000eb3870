import { Injectable } from '@nestjs/common';
import { Scopes, TenantDb } from '#runtime';
import { OpportunitiesRepository } from './opportunities.repository.js';
import type { ForecastMonth, StageFigures } from './report-answers.js';

/** Which opportunities a report is of: days in the instance's calendar, both included. */
export interface ReportScope {
  readonly pipelineId: string;
  readonly from: string;
  readonly to: string;
  readonly ownerId: string | undefined;
}

export interface StageWay extends Pick<StageFigures, 'entered' | 'advanced' | 'won' | 'medianDays'> {
  readonly stageId: string;
}

/** What was closed in a period in one state, or for one reason. */
export interface Closed {
  /** All of the state, whatever the reason. */
  readonly whole: boolean;
  readonly state: 'won' | 'lost' | 'abandoned';
  readonly reasonId: string | null;
  readonly reasonName: string | null;
  readonly count: number;
  readonly amount: string;
  readonly averageAmount: string | null;
  readonly medianDays: number | null;
}

const days = (interval: string): string => `date_part('epoch', ${interval}) / 86400`;
const median = (value: string): string =>
  `round((percentile_cont(0.5) WITHIN GROUP (ORDER BY ${value}))::numeric, 1)::float8`;

/** The figures of a pipeline's report, of the opportunities that the actor may read. */
@Injectable()
export class ReportRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly opportunities: OpportunitiesRepository,
  ) {}

  /** How opportunities fared that came to each open stage in the period. */
  async ways(scope: ReportScope): Promise<StageWay[]> {
    const values: unknown[] = [];
    const whole = this.period(scope, values, 'step.changed_at');
    const pipeline = bind(values, scope.pipelineId);
    return this.db.query<StageWay>(
      `WITH step AS (
         SELECT c.opportunity_id, c.to_stage_id, c.to_state, c.changed_at,
           lag(c.changed_at) OVER after - c.changed_at AS lasted,
           -- How far it came later: a place among the open stages, or won beyond them all.
           max(CASE WHEN c.to_state = 'won' THEN 1000000 WHEN c.to_state = 'open' THEN s.position END) OVER (
             after ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later
         FROM crm_stage_change c LEFT JOIN crm_stage s ON s.id = c.to_stage_id AND s.pipeline_id = ${pipeline}
         WHERE c.opportunity_id IN (${this.of(scope, values)})
         WINDOW after AS (PARTITION BY c.opportunity_id ORDER BY c.changed_at DESC, c.id DESC)
       ), stay AS (
         SELECT step.* FROM step WHERE step.to_state = 'open' AND ${whole}
       ), visitor AS (
         SELECT to_stage_id, opportunity_id, max(later) AS later FROM stay GROUP BY to_stage_id, opportunity_id
       )
       SELECT s.id AS "stageId", count(*) AS entered, count(*) FILTER (WHERE v.later > s.position) AS advanced,
         count(*) FILTER (WHERE v.later = 1000000) AS won,
         (SELECT ${median(days('stay.lasted'))} FROM stay WHERE stay.to_stage_id = s.id) AS "medianDays"
       FROM visitor v JOIN crm_stage s ON s.id = v.to_stage_id
       WHERE s.pipeline_id = ${pipeline} GROUP BY s.id`,
      values,
    );
  }

  /** What was won, lost and abandoned in the period. */
  async closed(scope: ReportScope): Promise<Closed[]> {
    const values: unknown[] = [];
    const whole = this.period(scope, values, 'o.closed_at');
    return this.db.query<Closed>(
      `SELECT o.state, grouping(r.id) = 1 AS whole, r.id AS "reasonId", r.name AS "reasonName", count(*) AS count,
         coalesce(sum(o.amount), 0.00) AS amount, round(avg(o.amount), 2) AS "averageAmount",
         ${median(days('o.closed_at - nullif(start.at, o.closed_at)'))} AS "medianDays"
       FROM crm_opportunity o LEFT JOIN crm_lost_reason r ON r.id = o.lost_reason_id AND o.state = 'lost'
       LEFT JOIN LATERAL (SELECT min(c.changed_at) AS at FROM crm_stage_change c WHERE c.opportunity_id = o.id)
         start ON true
       WHERE o.pipeline_id = ${bind(values, scope.pipelineId)} AND ${whole} AND o.id IN (${this.of(scope, values)})
       GROUP BY GROUPING SETS ((o.state), (o.state, r.id, r.name)) ORDER BY count(*) DESC, r.name`,
      values,
    );
  }

  /** What is open now, by the month in which it should be signed. */
  async forecast(scope: ReportScope): Promise<ForecastMonth[]> {
    const values: unknown[] = [];
    return this.db.query<ForecastMonth>(
      `SELECT to_char(o.expected_close_on, 'YYYY-MM') AS month, count(*) AS count,
         coalesce(sum(o.amount), 0.00) AS amount, coalesce(sum(o.weighted_amount), 0.00) AS "weightedAmount"
       FROM crm_opportunity o
       WHERE o.pipeline_id = ${bind(values, scope.pipelineId)} AND o.closed_at IS NULL
         AND o.id IN (${this.of(scope, values)})
       GROUP BY 1 ORDER BY 1`,
      values,
    );
  }

  private of({ ownerId }: ReportScope, values: unknown[]): string {
    const readable = this.opportunities.isReadable('x.id', values);
    const owned = ownerId === undefined ? '' : ` AND x.owner_id = ${bind(values, ownerId)}`;
    return `SELECT x.id FROM crm_opportunity x WHERE ${readable}${owned}`;
  }

  private period({ from, to }: ReportScope, values: unknown[], moment: string): string {
    const zone = bind(values, Scopes.instance().timeZone);
    return `${moment} >= ${bind(values, from)}::date::timestamp AT TIME ZONE ${zone}
      AND ${moment} < (${bind(values, to)}::date + 1)::timestamp AT TIME ZONE ${zone}`;
  }
}

function bind(values: unknown[], value: unknown): string {
  values.push(value);
  return `$${values.length}`;
}
