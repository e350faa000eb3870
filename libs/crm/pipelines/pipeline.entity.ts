import { Entity } from 'typeorm';
import { text } from '#kernel';
import { BusinessRecord, IntegerField, inputOf, RecordType, TextField } from '#runtime';

/** A way to sell: its stages are those of its opportunities. An instance may have several. */
@Entity('crm_pipeline')
export class Pipeline extends BusinessRecord {
  @TextField({
    label: text('Nom', 'Name'),
    max: 100,
    required: true,
    sortable: true,
    filterable: true,
    example: 'Rénovation',
  })
  name!: string;

  /** From 1 without gaps; none on creation puts it last. */
  @IntegerField({
    label: text('Rang', 'Position'),
    min: 1,
    max: 1000,
    filledIn: true,
    sortable: true,
    filterable: true,
  })
  position!: number;
}

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
