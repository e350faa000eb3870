import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import { OrderedRepository } from './ordered-repository.js';
import { type Stage, stageType } from './stage.entity.js';

/** What an opportunity needs to know of a stage. */
export type StageFacts = Pick<
  Stage,
  'id' | 'pipelineId' | 'name' | 'position' | 'kind' | 'probability' | 'maxAgeDays' | 'requiredFields'
>;

const facts = `s.id, s.pipeline_id AS "pipelineId", s.name, s.position, s.kind, s.probability,
  s.max_age_days AS "maxAgeDays", s.required_fields AS "requiredFields"`;

/** Stages. What is read of them here is read for everybody who works on opportunities, whatever their right on stages. */
@Injectable()
export class StagesRepository extends OrderedRepository<Stage> {
  constructor(db: TenantDb) {
    super(db, stageType, 'stage_id');
  }

  async find(id: string): Promise<StageFacts | undefined> {
    const [row] = await this.db.query<StageFacts>(`SELECT ${facts} FROM crm_stage s WHERE s.id = $1`, [id]);
    return row;
  }

  /** The stages of all pipelines, in order. */
  all(): Promise<(StageFacts & { pipelineName: string })[]> {
    return this.db.query<StageFacts & { pipelineName: string }>(
      `SELECT ${facts}, p.name AS "pipelineName" FROM crm_stage s JOIN crm_pipeline p ON p.id = s.pipeline_id
       ORDER BY p.position, p.id, s.position, s.id`,
    );
  }

  /** All stages of a pipeline, in order. */
  ofPipeline(pipelineId: string): Promise<StageFacts[]> {
    return this.db.query<StageFacts>(
      `SELECT ${facts} FROM crm_stage s WHERE s.pipeline_id = $1 ORDER BY s.position, s.id`,
      [pipelineId],
    );
  }

  /** The first open stage of a pipeline, or of the first pipeline. */
  async firstOpen(pipelineId: string | null): Promise<StageFacts | undefined> {
    const [row] = await this.db.query<StageFacts>(
      `SELECT ${facts} FROM crm_stage s JOIN crm_pipeline p ON p.id = s.pipeline_id
       WHERE s.kind = 'open' AND ($1::uuid IS NULL OR p.id = $1::uuid)
       ORDER BY p.position, p.id, s.position, s.id LIMIT 1`,
      [pipelineId],
    );
    return row;
  }

  /** The stage in which an opportunity was open the last time, when it is still there. */
  async lastOpenOf(opportunityId: string): Promise<StageFacts | undefined> {
    const [row] = await this.db.query<StageFacts>(
      `SELECT ${facts} FROM crm_stage_change c JOIN crm_stage s ON s.id = c.to_stage_id
       WHERE c.opportunity_id = $1 AND c.to_state = 'open' AND s.kind = 'open'
       ORDER BY c.changed_at DESC, c.id DESC LIMIT 1`,
      [opportunityId],
    );
    return row;
  }
}
