import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import { OrderedRepository } from './ordered-repository.js';
import { type Pipeline, pipelineType } from './pipeline.entity.js';

@Injectable()
export class PipelinesRepository extends OrderedRepository<Pipeline> {
  constructor(db: TenantDb) {
    super(db, pipelineType, 'pipeline_id');
  }

  /** The first pipeline: the one meant where none is named. */
  async first(): Promise<string | undefined> {
    const [row] = await this.db.query<{ id: string }>(
      'SELECT id FROM crm_pipeline ORDER BY position, id LIMIT 1',
    );
    return row?.id;
  }
}
