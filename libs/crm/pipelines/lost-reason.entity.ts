import { Entity } from 'typeorm';
import { text } from '#kernel';
import { inputOf, RecordType } from '#runtime';
import { OrderedRecord } from './ordered-record.js';

/** Why opportunities are lost. */
@Entity('crm_lost_reason')
export class LostReason extends OrderedRecord {}

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
