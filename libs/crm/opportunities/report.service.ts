import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { Clock, unknownRecord } from '#runtime';
import { PipelinesRepository } from '../pipelines/pipelines.repository.js';
import { type StageFacts, StagesRepository } from '../pipelines/stages.repository.js';
import { type Closed, ReportRepository, type StageWay } from './report.repository.js';
import type { LostReasonFigures, PipelineReport, StageFigures } from './report-answers.js';
import type { PipelineReportQuery } from './report-query.js';

/** How a pipeline sells: conversion and pace by stage, what was won and lost and why, and what is to come. */
@Injectable()
export class ReportService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly pipelines: PipelinesRepository,
    private readonly stages: StagesRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem INVALID_INPUT for an unknown pipeline or a period that ends before it begins. */
  async report(query: PipelineReportQuery): Promise<PipelineReport> {
    const to = query.to ?? this.clock.today();
    const from = query.from ?? yearBefore(to);
    if (from > to) throw refusal(periodError);
    const pipelineId = query.pipelineId ?? (await this.pipelines.first());
    const stages = pipelineId ? await this.stages.ofPipeline(pipelineId) : [];
    if (!pipelineId || stages.length === 0) throw refusal(unknownRecord('pipelineId'));
    const scope = { pipelineId, from, to, ownerId: query.ownerId ?? undefined };
    const ways = await this.reports.ways(scope);
    const closed = await this.reports.closed(scope);
    const forecast = await this.reports.forecast(scope);
    const [won, lost, abandoned] = (['won', 'lost', 'abandoned'] as const).map((state) =>
      total(closed, state),
    );
    const decided = (won?.count ?? 0) + (lost?.count ?? 0);
    return {
      pipelineId,
      from,
      to,
      stages: stages
        .filter(({ kind }) => kind === 'open')
        .map((stage) =>
          figuresOf(
            stage,
            ways.find(({ stageId }) => stageId === stage.id),
          ),
        ),
      won: {
        ...figures(won),
        averageAmount: won?.averageAmount ?? null,
        medianDays: won?.medianDays ?? null,
      },
      lost: figures(lost),
      abandoned: figures(abandoned),
      winRate: percentage(won?.count ?? 0, decided),
      lostReasons: closed.flatMap(asReason),
      forecast,
    };
  }
}

const refusal = (error: FieldError): Problem =>
  new Problem(CommonProblems.INVALID_INPUT, { errors: [error] });

const periodError: FieldError = {
  field: 'to',
  code: 'order',
  message: text('La fin ne peut pas précéder le début.', 'The end cannot come before the start.'),
};

/** The same day one year before; on 29 February, the 28th. */
function yearBefore(day: string): string {
  const before = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return before.replace(/-02-29$/, '-02-28');
}

const total = (closed: readonly Closed[], state: Closed['state']): Closed | undefined =>
  closed.find((each) => each.whole && each.state === state);

const figures = (closed: Closed | undefined) => ({
  count: closed?.count ?? 0,
  amount: closed?.amount ?? '0.00',
});

const asReason = ({ whole, reasonId, reasonName, count, amount }: Closed): LostReasonFigures[] =>
  whole || !reasonId || !reasonName ? [] : [{ id: reasonId, name: reasonName, count, amount }];

function figuresOf(facts: StageFacts, way: StageWay | undefined): StageFigures {
  const { pipelineId: _, ...stage } = facts;
  const [entered, advanced, won] = [way?.entered ?? 0, way?.advanced ?? 0, way?.won ?? 0];
  const conversion = percentage(advanced, entered);
  return { stage, entered, advanced, won, conversion, medianDays: way?.medianDays ?? null };
}

/** With one decimal; null where there is nothing to be a part of. */
const percentage = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
