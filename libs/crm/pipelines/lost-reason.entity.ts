import { Entity } from 'typeorm';
import { text } from '#kernel';
import { BusinessRecord, IntegerField, inputOf, RecordType, TextField } from '#runtime';

/** Why opportunities are lost. */
@Entity('crm_lost_reason')
export class LostReason extends BusinessRecord {
  @TextField({
    label: text('Nom', 'Name'),
    max: 100,
    required: true,
    sortable: true,
    filterable: true,
    example: 'Prix',
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

export class LostReasonInput extends inputOf(LostReason) {}

export const lostReasonType = new RecordType<LostReason>({
  name: 'crm.lost-reason',
  path: 'crm/lost-reasons',
  table: 'crm_lost_reason',
  entity: LostReason,
  label: { one: text('Motif de perte', 'Lost reason'), many: text('Motifs de perte', 'Lost reasons') },
  title: ['name'],
  defaultSort: 'position',
});
