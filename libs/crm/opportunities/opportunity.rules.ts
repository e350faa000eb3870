import { isDeepStrictEqual } from 'node:util';
import { type FieldError, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { RequirableField, StageKind } from '../pipelines/stage.entity.js';
import type { StageFacts } from '../pipelines/stages.repository.js';
import type { Opportunity } from './opportunity.entity.js';
import { type OpportunityCommand, selling } from './opportunity-states.js';

/** Where an opportunity stands: what commands change together. */
export type Standing = Pick<
  Opportunity,
  'pipelineId' | 'stageId' | 'state' | 'probability' | 'stageSince' | 'closedAt' | 'lostReasonId' | 'lostNote'
>;

/** What somebody says when they bring an opportunity to a stage. */
export interface Arrival {
  readonly probability?: number | null | undefined;
  readonly lostReasonId?: string | null | undefined;
  readonly lostNote?: string | null | undefined;
}

const commandTo: Record<StageKind, OpportunityCommand> = { open: 'move', won: 'win', lost: 'lose' };

/** An opportunity as it comes to a stage: closed there when the stage is the won or the lost one. */
export function standingAt(
  stage: StageFacts,
  { probability, lostReasonId, lostNote }: Arrival,
  at: Date,
): Standing {
  const lost = stage.kind === 'lost';
  return {
    pipelineId: stage.pipelineId,
    stageId: stage.id,
    state: stage.kind,
    probability: stage.kind === 'open' ? (probability ?? stage.probability) : stage.probability,
    stageSince: at,
    closedAt: stage.kind === 'open' ? null : at,
    lostReasonId: lost ? (lostReasonId ?? null) : null,
    lostNote: lost ? (lostNote ?? null) : null,
  };
}

/**
 * An opportunity that is brought to a stage of its own or another pipeline. One that is there already keeps its time
 * there; a lost one may get another reason.
 * @throws Problem TRANSITION_REFUSED for one that is closed, unless it is lost and stays so.
 */
export function moved(before: Standing, stage: StageFacts, arrival: Arrival, at: Date): Standing {
  selling.next(commandTo[stage.kind], before.state);
  const after = standingAt(stage, arrival, at);
  const closedAt = after.closedAt && (before.closedAt ?? after.closedAt);
  if (stage.id !== before.stageId) return { ...after, closedAt };
  const probability = arrival.probability ?? before.probability;
  return { ...after, closedAt, probability, stageSince: before.stageSince };
}

/** An opportunity that nobody works on any more: it stays at its stage. @throws Problem TRANSITION_REFUSED. */
export function abandoned(before: Standing, note: string | null, at: Date): Standing {
  const state = selling.next('abandon', before.state);
  const { pipelineId, stageId, stageSince, lostReasonId } = before;
  return {
    pipelineId,
    stageId,
    state,
    probability: 0,
    stageSince,
    closedAt: at,
    lostReasonId,
    lostNote: note,
  };
}

/** A closed opportunity that is open again at a stage. @throws Problem TRANSITION_REFUSED for one that is open. */
export function reopened(before: Standing, stage: StageFacts, at: Date): Standing {
  selling.next('reopen', before.state);
  return standingAt(stage, {}, at);
}

/** Whether a command did something that the history tells. */
export const isStep = (
  before: Pick<Standing, 'stageId' | 'state'>,
  after: Pick<Standing, 'stageId' | 'state'>,
): boolean => before.stageId !== after.stageId || before.state !== after.state;

/** Whether a command left everything as it was. */
export const isSame = (before: Standing, after: Standing): boolean =>
  (Object.keys(after) as (keyof Standing)[]).every((name) => isDeepStrictEqual(before[name], after[name]));

/** What an arrival must not say, and what it must: a loss has its reason, what is closed its fixed probability. */
export function checkArrival(stage: StageFacts, arrival: Arrival): FieldError[] {
  const { probability, lostReasonId } = arrival;
  const errors: FieldError[] = [];
  if (stage.kind !== 'open' && probability != null && probability !== stage.probability) {
    errors.push({
      field: 'probability',
      code: 'fixed',
      message: text(
        `À cette étape, la probabilité est de ${stage.probability} %.`,
        `At this stage the probability is ${stage.probability}%.`,
      ),
    });
  }
  if (stage.kind === 'lost' && !lostReasonId) {
    errors.push({
      field: 'lostReasonId',
      code: 'required',
      message: text('Pourquoi cette affaire est-elle perdue ?', 'Why is this opportunity lost?'),
    });
  }
  for (const field of ['lostReasonId', 'lostNote'] as const) {
    if (stage.kind === 'lost' || !arrival[field]) continue;
    errors.push({
      field,
      code: 'not-lost',
      message: text('Cette étape n’est pas une perte.', 'This stage is not a loss.'),
    });
  }
  return errors;
}

/** The fields that a stage asks for and that are not filled. */
export function missingFor(
  stage: StageFacts,
  values: Partial<Pick<Opportunity, RequirableField>>,
  among: (field: RequirableField) => boolean = () => true,
): FieldError[] {
  return stage.requiredFields
    .filter((field) => among(field) && isEmpty(values[field]))
    .map((field) => ({
      field,
      code: 'required-by-stage',
      message: text(
        `À remplir pour l’étape « ${stage.name} ».`,
        `To be filled for the stage "${stage.name}".`,
      ),
    }));
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const commandFields = ['pipelineId', 'stageId', 'lostReasonId', 'lostNote'] as const;

/** What an edit must not touch: stage, reason and note change by commands. */
export function checkEdit(input: InputOf<Opportunity>, before: Opportunity): FieldError[] {
  const errors: FieldError[] = commandFields
    .filter((field) => input[field] !== undefined && input[field] !== before[field])
    .map((field) => ({
      field,
      code: 'by-command',
      message: text(
        'Changez l’étape de l’affaire, ou rouvrez-la.',
        'Move the opportunity to another stage, or reopen it.',
      ),
    }));
  if (
    before.state !== 'open' &&
    input.probability !== undefined &&
    input.probability !== before.probability
  ) {
    errors.push({
      field: 'probability',
      code: 'fixed',
      message: text(
        'La probabilité d’une affaire close est connue.',
        'What is closed has a known probability.',
      ),
    });
  }
  return errors;
}

/** The moment at which an opportunity that is created closed was closed: the expected day, when that has been. */
export function closingOf(
  { expectedCloseOn }: Pick<InputOf<Opportunity>, 'expectedCloseOn'>,
  now: Date,
  today: string,
): Date {
  return expectedCloseOn && expectedCloseOn < today ? new Date(`${expectedCloseOn}T12:00:00Z`) : now;
}
