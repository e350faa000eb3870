import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { Clock, type ListQuery, unknownRecord } from '#runtime';
import { PipelinesRepository } from '../pipelines/pipelines.repository.js';
import { BoardRepository } from './board.repository.js';
import type { OpportunityBoard, OpportunityCard } from './board-answers.js';
import { OpportunitiesService } from './opportunities.service.js';

/** Cards of a column, unless the client asks for another number. */
const usualCards = '50';
/** What was closed longer ago is left to the lists. */
const closedShownMs = 30 * 86_400_000;

/** The board of a pipeline: the list of its opportunities, laid out by stage. */
@Injectable()
export class BoardService {
  constructor(
    private readonly board: BoardRepository,
    private readonly opportunities: OpportunitiesService,
    private readonly pipelines: PipelinesRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @param rawQuery parameters of the list; `page` and `perPage` count the cards of each column. Without `pipelineId`:
   * the first pipeline.
   * @throws Problem INVALID_INPUT for what the list refuses, and for several or an unknown pipeline.
   */
  async show(rawQuery: Record<string, unknown>): Promise<OpportunityBoard> {
    const asked = rawQuery['pipelineId'] ?? (await this.pipelines.first());
    const query = await this.opportunities.parseQuery({
      perPage: usualCards,
      ...rawQuery,
      pipelineId: asked,
    });
    const pipelineId = onlyPipeline(query);
    const shown = { ...query, closedSince: new Date(this.clock.now().getTime() - closedShownMs) };
    const figures = await this.board.figures(pipelineId, shown);
    if (figures.length === 0)
      throw new Problem(CommonProblems.INVALID_INPUT, { errors: [unknownRecord('pipelineId')] });
    const cards = new Map<string, OpportunityCard[]>();
    for (const card of await this.board.cards(pipelineId, shown))
      cards.set(card.stageId, [...(cards.get(card.stageId) ?? []), card]);
    const columns = figures.map(({ count, amount, weightedAmount, ...stage }) => ({
      stage,
      count,
      amount,
      weightedAmount,
      items: cards.get(stage.id) ?? [],
    }));
    return { pipelineId, columns };
  }
}

function onlyPipeline({ filters }: ListQuery): string {
  const filter = filters.find(({ field }) => field.name === 'pipelineId');
  if (filter?.operator === '=') return String(filter.value);
  const message = text('Un seul pipeline est attendu.', 'One pipeline is expected.');
  throw new Problem(CommonProblems.INVALID_INPUT, {
    errors: [{ field: 'pipelineId', code: 'one', message }],
  });
}
