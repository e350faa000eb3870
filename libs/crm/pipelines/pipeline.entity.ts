import { Entity } from 'typeorm';
import { text } from '#kernel';
import { inputOf, RecordType } from '#runtime';
import { OrderedRecord } from './ordered-record.js';

/** A way to sell: its stages are those of its opportunities. An instance may have several. */
@Entity('crm_pipeline')
export class Pipeline extends OrderedRecord {}

export class PipelineInput extends inputOf(Pipeline) {}

export const pipelineType = new RecordType<Pipeline>({
  name: 'crm.pipeline',
  path: 'crm/pipelines',
  table: 'crm_pipeline',
  entity: Pipeline,
  label: { one: text('Pipeline', 'Pipeline'), many: text('Pipelines', 'Pipelines') },
  title: ['name'],
  defaultSort: 'position',
});
