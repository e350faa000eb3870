import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { Scopes } from '#runtime';
import { CrmProblems } from '../crm.problems.js';
import { OrderedService } from './ordered-service.js';
import type { Pipeline } from './pipeline.entity.js';
import { PipelinesRepository } from './pipelines.repository.js';
import { StagesRepository } from './stages.repository.js';
import { usedBy } from './used-by.js';

/** What a new pipeline begins with: the fewest stages that an opportunity needs. */
const firstStages = [
  { name: text('À qualifier', 'To qualify'), kind: 'open', probability: 10 },
  { name: text('Gagnée', 'Won'), kind: 'won', probability: 100 },
  { name: text('Perdue', 'Lost'), kind: 'lost', probability: 0 },
] as const;

@Injectable()
export class PipelinesService extends OrderedService<Pipeline> {
  constructor(
    private readonly pipelines: PipelinesRepository,
    private readonly stages: StagesRepository,
  ) {
    super(pipelines);
  }

  /** @throws Problem CRM_PIPELINE_IN_USE while it has opportunities, CRM_PIPELINE_NEEDED for the last one. */
  override async remove(id: string, version: number): Promise<void> {
    const count = await this.pipelines.lockAll();
    await this.pipelines.get(id, 'delete', true);
    const opportunities = await this.pipelines.opportunitiesWith(id);
    if (opportunities > 0) throw new Problem(CrmProblems.CRM_PIPELINE_IN_USE, usedBy(opportunities));
    if (count === 1) throw new Problem(CrmProblems.CRM_PIPELINE_NEEDED);
    await super.remove(id, version);
  }

  protected override async changed({ id }: Pipeline, before: Pipeline | undefined): Promise<void> {
    if (before) return;
    const { language } = Scopes.current();
    await this.stages.createMany(
      firstStages.map(({ name, ...stage }, index) => ({
        ...stage,
        pipelineId: id,
        name: name[language],
        position: index + 1,
      })),
    );
  }
}
