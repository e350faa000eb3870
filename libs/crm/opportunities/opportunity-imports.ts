import { Injectable } from '@nestjs/common';
import { type Text, text } from '#kernel';
import { type ImportedInput, type ImportedRecord, type ImportRemark, Scopes } from '#runtime';
import { lostReasonType } from '../pipelines/lost-reason.entity.js';
import { LostReasonsRepository } from '../pipelines/lost-reasons.repository.js';
import { LostReasonsService } from '../pipelines/lost-reasons.service.js';
import { type StageFacts, StagesRepository } from '../pipelines/stages.repository.js';
import { type FoundStage, stageFor } from './foreign-stages.js';
import type { Opportunity } from './opportunity.entity.js';
import type { OpportunityImportInput } from './opportunity-import-input.js';

/** The reason of losses that come without one. */
const unsaid = text('Non précisé', 'Not specified');

interface Stages {
  readonly all: readonly StageFacts[];
  readonly pipelines: ReadonlyMap<string, string>;
}

/**
 * Places imported opportunities: at a stage, won, lost for a reason or abandoned, closed when they were. That holds for
 * new ones; how far one is that exists already is changed by commands, and the import says where the file differs.
 */
@Injectable()
export class OpportunityImports {
  /** Read once for each unit of work, which is a batch of rows. */
  private readonly known = new WeakMap<object, Promise<Stages>>();

  constructor(
    private readonly stages: StagesRepository,
    private readonly lostReasons: LostReasonsRepository,
    private readonly reasons: LostReasonsService,
  ) {}

  async place(values: ImportedInput, before: Opportunity | undefined): Promise<ImportedRecord> {
    const { pipelineName, stageName, outcome, closedOn, lostReasonName, ...input } = values as ImportedInput &
      OpportunityImportInput;
    const says = [pipelineName, stageName, outcome].some(Boolean) || (!before && input.probability != null);
    const { all, pipelines } = await this.read();
    const found =
      says && !input.stageId
        ? stageFor({ pipelineName, stageName, outcome, probability: input.probability }, all, pipelines)
        : undefined;
    if (before) return keepPlace(input, before, found, pipelines);
    const remarks: ImportRemark[] = found
      ? decisions({ pipelineName, stageName, outcome }, found, pipelines)
      : [];
    if (!found) return { input: input as ImportedInput, remarks };
    const { stage, state } = found;
    const placed: ImportedInput = { ...input, pipelineId: stage.pipelineId, stageId: stage.id };
    if (state !== 'open') {
      delete placed['probability'];
      if (closedOn) placed['closedAt'] = new Date(`${closedOn}T12:00:00Z`);
    }
    if (state === 'abandoned') placed['state'] = state;
    if (state !== 'lost') delete placed['lostReasonId'];
    if (state !== 'lost' && state !== 'abandoned') {
      delete placed['lostNote'];
      if (lostReasonName || input.lostNote) remarks.push({ field: 'lostReasonName', reason: notLost });
    }
    if (state === 'lost' && !input.lostReasonId)
      placed['lostReasonId'] = (await this.reasonFor(lostReasonName, remarks)) ?? null;
    return { input: placed, remarks };
  }

  private read(): Promise<Stages> {
    const { unit } = Scopes.current();
    const known = unit && this.known.get(unit);
    if (known) return known;
    const stages = this.stages.all().then((rows) => ({
      all: rows,
      pipelines: new Map(rows.map(({ pipelineId, pipelineName }) => [pipelineId, pipelineName])),
    }));
    if (unit) this.known.set(unit, stages);
    return stages;
  }

  /** The reason of that name, made where there is none and the actor may; a loss without one gets one that says so. */
  private async reasonFor(
    given: string | null | undefined,
    remarks: ImportRemark[],
  ): Promise<string | undefined> {
    const name = (given || unsaid[Scopes.current().language]).slice(0, 100);
    if (!given)
      remarks.push({
        field: 'lostReasonName',
        reason: text(`sans motif de perte : « ${name} »`, `no lost reason: "${name}"`),
        once: true,
      });
    const found = await this.lostReasons.named(name);
    if (found) return found;
    if (!Scopes.actor().reachOf(lostReasonType.permission('create'))) {
      remarks.push({
        field: 'lostReasonName',
        reason: text(
          `le motif « ${name} » n’existe pas et vous ne pouvez pas l’ajouter`,
          `the reason "${name}" does not exist, and you may not add it`,
        ),
      });
      return undefined;
    }
    const { id } = await this.reasons.create({ name }, 'import');
    remarks.push({
      field: 'lostReasonName',
      reason: text(`motif de perte ajouté : « ${name} »`, `lost reason added: "${name}"`),
      once: true,
    });
    return id;
  }
}

const notLost: Text = text(
  'motif laissé : l’affaire n’est pas perdue',
  'reason left out: the opportunity is not lost',
);

/** What the file calls otherwise than we do, told once for each name. */
function decisions(
  {
    pipelineName,
    stageName,
    outcome,
  }: Pick<OpportunityImportInput, 'pipelineName' | 'stageName' | 'outcome'>,
  { stage, otherPipeline, otherStage, state }: FoundStage,
  pipelines: ReadonlyMap<string, string>,
): ImportRemark[] {
  const remarks: ImportRemark[] = [];
  const pipeline = pipelines.get(stage.pipelineId) ?? '';
  if (otherPipeline)
    remarks.push({
      field: 'pipelineName',
      reason: text(`« ${pipelineName} » devient « ${pipeline} »`, `"${pipelineName}" becomes "${pipeline}"`),
      once: true,
    });
  if (otherStage || (state === 'abandoned' && outcome))
    remarks.push({
      field: stageName ? 'stageName' : 'outcome',
      reason: text(
        `« ${stageName ?? outcome} » devient « ${stage.name} »${state === 'abandoned' ? ', abandonnée' : ''}`,
        `"${stageName ?? outcome}" becomes "${stage.name}"${state === 'abandoned' ? ', abandoned' : ''}`,
      ),
      once: true,
    });
  return remarks;
}

/** An existing opportunity keeps its place; a file that says another is told so. */
function keepPlace(
  input: Partial<OpportunityImportInput>,
  before: Opportunity,
  found: FoundStage | undefined,
  _pipelines: ReadonlyMap<string, string>,
): ImportedRecord {
  const { lostNote: _note, lostReasonId: _reason, probability, ...kept } = input;
  const remarks: ImportRemark[] = [];
  if (
    found &&
    (found.state !== before.state || (found.state === 'open' && found.stage.id !== before.stageId))
  )
    remarks.push({
      field: 'stageName',
      reason: text(
        'l’affaire existe déjà : son étape reste celle d’ici',
        'the opportunity exists already: it stays at its stage',
      ),
    });
  const stays = probability == null || before.state !== 'open';
  return { input: (stays ? kept : { ...kept, probability }) as ImportedInput, remarks };
}
