import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { Clock, unknownRecord } from '#runtime';
import { LostReasonsRepository } from '../pipelines/lost-reasons.repository.js';
import { type StageFacts, StagesRepository } from '../pipelines/stages.repository.js';
import type {
  OpportunityAbandonmentInput,
  OpportunityMoveInput,
  OpportunityReopeningInput,
} from './move-inputs.js';
import { OpportunitiesRepository } from './opportunities.repository.js';
import type { Opportunity } from './opportunity.entity.js';
import {
  abandoned,
  checkArrival,
  isSame,
  isStep,
  missingFor,
  moved,
  reopened,
  type Standing,
} from './opportunity.rules.js';
import { StageChangesRepository } from './stage-changes.repository.js';

/**
 * The commands that change an opportunity's stage and state. Each writes the history in the same unit, and throws
 * Problem NOT_FOUND, STALE_VERSION, TRANSITION_REFUSED, or INVALID_INPUT.
 */
@Injectable()
export class OpportunityMovesService {
  constructor(
    private readonly opportunities: OpportunitiesRepository,
    private readonly stages: StagesRepository,
    private readonly lostReasons: LostReasonsRepository,
    private readonly changes: StageChangesRepository,
    private readonly clock: Clock,
  ) {}

  /** Brings an opportunity to a stage; the won and the lost stage close it. */
  async move(id: string, version: number, input: OpportunityMoveInput): Promise<Opportunity> {
    const before = await this.lock(id, version);
    const stage = await this.stages.find(input.stageId);
    if (!stage) throw refusal([unknownRecord('stageId')]);
    const now = this.clock.now();
    const after = moved(before, stage, input, now);
    const errors = [...checkArrival(stage, input), ...missingFor(stage, before)];
    if (input.lostReasonId && !(await this.lostReasons.has(input.lostReasonId)))
      errors.push(unknownRecord('lostReasonId'));
    if (errors.length > 0) throw refusal(errors);
    return this.store(before, after, now);
  }

  async abandon(id: string, version: number, { note }: OpportunityAbandonmentInput): Promise<Opportunity> {
    const before = await this.lock(id, version);
    const now = this.clock.now();
    return this.store(before, abandoned(before, note ?? null, now), now);
  }

  async reopen(id: string, version: number, { stageId }: OpportunityReopeningInput): Promise<Opportunity> {
    const before = await this.lock(id, version);
    const stage = stageId ? await this.stages.find(stageId) : await this.lastStageOf(before);
    if (!stage) throw refusal([unknownRecord('stageId')]);
    const now = this.clock.now();
    const after = reopened(before, stage, now);
    const errors = stage.kind === 'open' ? missingFor(stage, before) : [notOpen];
    if (stageId && errors.length > 0) throw refusal(errors);
    return this.store(before, after, now);
  }

  private async lock(id: string, version: number): Promise<Opportunity> {
    const current = await this.opportunities.get(id, 'update', true);
    if (current.version === version) return current;
    throw new Problem(CommonProblems.STALE_VERSION, { extra: { version: current.version, current } });
  }

  private async lastStageOf({ id, pipelineId }: Opportunity): Promise<StageFacts | undefined> {
    return (await this.stages.lastOpenOf(id)) ?? this.stages.firstOpen(pipelineId);
  }

  private async store(before: Opportunity, standing: Standing, at: Date): Promise<Opportunity> {
    if (isSame(before, standing)) return before;
    const after = await this.opportunities.update(before.id, before.version, standing);
    if (isStep(before, after)) await this.changes.note(after, before, at);
    return after;
  }
}

const refusal = (errors: readonly FieldError[]): Problem =>
  new Problem(CommonProblems.INVALID_INPUT, { errors });

const notOpen: FieldError = {
  field: 'stageId',
  code: 'not-open',
  message: text(
    'Une affaire rouverte va à une étape ouverte.',
    'A reopened opportunity goes to an open stage.',
  ),
};
