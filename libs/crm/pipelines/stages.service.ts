import { Injectable } from '@nestjs/common';
import { type FieldError, Problem, text } from '#kernel';
import { type InputOf, unknownRecord } from '#runtime';
import { CrmProblems } from '../crm.problems.js';
import { OrderedService } from './ordered-service.js';
import { PipelinesRepository } from './pipelines.repository.js';
import type { Stage } from './stage.entity.js';
import { StagesRepository } from './stages.repository.js';
import { usedBy } from './used-by.js';

/** The won and the lost stage of a pipeline: they stand behind the open ones. */
const closingStages = 2;

const fixed = (field: string, fr: string, en: string): FieldError => ({
  field,
  code: 'fixed',
  message: text(fr, en),
});

@Injectable()
export class StagesService extends OrderedService<Stage> {
  constructor(
    private readonly stages: StagesRepository,
    private readonly pipelines: PipelinesRepository,
  ) {
    super(stages);
  }

  override async check(input: InputOf<Stage>, before: Stage | undefined): Promise<readonly FieldError[]> {
    if (!before) {
      const known = input.pipelineId && (await this.pipelines.has(input.pipelineId));
      return known ? [] : [unknownRecord('pipelineId')];
    }
    const errors: FieldError[] = [];
    if (input.pipelineId !== undefined && input.pipelineId !== before.pipelineId)
      errors.push(
        fixed('pipelineId', 'Une étape reste dans son pipeline.', 'A stage stays in its pipeline.'),
      );
    if (before.kind === 'open') return errors;
    if (input.position !== undefined && input.position !== before.position)
      errors.push(
        fixed(
          'position',
          'Les étapes « gagnée » et « perdue » restent à la fin.',
          'The won and the lost stage stay at the end.',
        ),
      );
    if (input.probability !== undefined && input.probability !== before.probability)
      errors.push(
        fixed(
          'probability',
          'Une affaire gagnée est sûre à 100 %, une affaire perdue à 0 %.',
          'What is won is certain by 100%, what is lost by 0%.',
        ),
      );
    return errors;
  }

  /**
   * @throws Problem CRM_STAGE_IN_USE while opportunities are in it, CRM_STAGE_NEEDED for the won, the lost and the last
   * open one of a pipeline.
   */
  override async remove(id: string, version: number): Promise<void> {
    const { pipelineId, kind } = await this.stages.get(id, 'delete');
    const count = await this.stages.lockAll({ pipelineId });
    const opportunities = await this.stages.opportunitiesWith(id);
    if (opportunities > 0) throw new Problem(CrmProblems.CRM_STAGE_IN_USE, usedBy(opportunities));
    if (kind !== 'open' || count <= closingStages + 1) throw new Problem(CrmProblems.CRM_STAGE_NEEDED);
    await super.remove(id, version);
  }

  protected override siblings({ pipelineId }: InputOf<Stage>): InputOf<Stage> {
    return { pipelineId } as InputOf<Stage>;
  }

  protected override lastPosition(count: number): number {
    return count - closingStages;
  }

  /** A stage that stays where it is has nothing to make room for: the closing ones stand behind the last place. */
  protected override async changing(input: InputOf<Stage>, before: Stage | undefined): Promise<void> {
    if (before && input.position === before.position) return;
    await super.changing(input, before);
  }
}
