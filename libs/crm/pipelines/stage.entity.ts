import { Entity } from 'typeorm';
import { text } from '#kernel';
import { ChoiceField, ChoicesField, IdField, IntegerField, inputOf, RecordType } from '#runtime';
import { OrderedRecord } from './ordered-record.js';

export const stageKinds = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof stageKinds)[number];

/** Fields of an opportunity that a stage may ask for: an opportunity enters it when they are filled. */
export const requirableFields = [
  'companyId',
  'contactId',
  'amount',
  'expectedCloseOn',
  'addresses',
  'source',
  'competitor',
  'notes',
] as const;
export type RequirableField = (typeof requirableFields)[number];

/** A step of a pipeline. Each pipeline has open ones, and one for what is won and one for what is lost. */
@Entity('crm_stage')
export class Stage extends OrderedRecord {
  @IdField({ label: text('Pipeline', 'Pipeline'), to: 'crm.pipeline', required: true, filterable: true })
  pipelineId!: string;

  @IntegerField({ label: text('Probabilité (%)', 'Probability (%)'), min: 0, max: 100, required: true })
  probability!: number;

  /** Those of kind `won` and `lost` come and go with their pipeline. */
  @ChoiceField({
    label: text('Nature', 'Kind'),
    choices: stageKinds,
    default: 'open',
    byCommand: true,
    filterable: true,
  })
  kind!: StageKind;

  /** An opportunity that is here for longer is stale. */
  @IntegerField({ label: text('Âge maximal (jours)', 'Maximum age (days)'), min: 1, max: 3650 })
  maxAgeDays!: number | null;

  @ChoicesField({ label: text('Champs exigés', 'Required fields'), choices: requirableFields })
  requiredFields!: RequirableField[];
}

export class StageInput extends inputOf(Stage) {}

export const stageType = new RecordType<Stage>({
  name: 'crm.stage',
  path: 'crm/stages',
  table: 'crm_stage',
  entity: Stage,
  label: { one: text('Étape', 'Stage'), many: text('Étapes', 'Stages') },
  title: ['name'],
  defaultSort: 'position',
  constraints: { crm_stage_once: 'name' },
});
