import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import type { Opportunity } from './opportunity.entity.js';
import type { StageChange } from './stage-change-answers.js';

/** The history of opportunities through their stages: appended to with each step, never changed. */
@Injectable()
export class StageChangesRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * Notes a step in the unit that makes it.
   * @param before undefined for the creation.
   */
  async note(
    after: Pick<Opportunity, 'id' | 'stageId' | 'state' | 'amount'>,
    before: Pick<Opportunity, 'stageId' | 'state'> | undefined,
    at: Date,
  ): Promise<void> {
    const { userId } = Scopes.actor();
    await this.db.query(
      `INSERT INTO crm_stage_change (id, opportunity_id, from_stage_id, from_stage_name, to_stage_id, to_stage_name,
         from_state, to_state, amount, changed_at, changed_by)
       SELECT $1, $2, former.id, former.name, stage.id, stage.name, $5, $6, $7, $8, $9
       FROM crm_stage stage LEFT JOIN crm_stage former ON former.id = $3 WHERE stage.id = $4`,
      [
        newId(),
        after.id,
        before?.stageId ?? null,
        after.stageId,
        before?.state ?? null,
        after.state,
        after.amount,
        at,
        userId ?? null,
      ],
    );
  }

  /** The steps of an opportunity, the first one first, and how long it stayed after each. */
  async of(opportunityId: string, now: Date): Promise<StageChange[]> {
    return this.db.query<StageChange>(
      `SELECT c.id, c.changed_at AS at, c.changed_by AS "actorId",
         nullif(trim(u.first_name || ' ' || u.last_name), '') AS "actorName",
         c.from_stage_id AS "fromStageId", coalesce(f.name, c.from_stage_name) AS "fromStageName",
         c.to_stage_id AS "toStageId", coalesce(t.name, c.to_stage_name) AS "toStageName",
         c.from_state AS "fromState", c.to_state AS "toState", c.amount,
         CASE WHEN c.to_state = 'open' THEN greatest(0, extract(epoch FROM
           coalesce(lead(c.changed_at) OVER steps, $2::timestamptz) - c.changed_at) * 1000)::bigint END AS "lastedMs"
       FROM crm_stage_change c
       LEFT JOIN crm_stage f ON f.id = c.from_stage_id LEFT JOIN crm_stage t ON t.id = c.to_stage_id
       LEFT JOIN identity_user u ON u.id = c.changed_by
       WHERE c.opportunity_id = $1 WINDOW steps AS (ORDER BY c.changed_at, c.id)
       ORDER BY c.changed_at, c.id`,
      [opportunityId, now],
    );
  }
}
