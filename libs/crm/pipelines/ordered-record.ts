import { text } from '#kernel';
import { BusinessRecord, IntegerField, TextField } from '#runtime';

/** What an instance names and puts in an order of its own. */
export abstract class OrderedRecord extends BusinessRecord {
  @TextField({ label: text('Nom', 'Name'), max: 100, required: true, sortable: true, filterable: true })
  name!: string;

  /** From 1 without gaps among its like; none on creation puts it last, behind the open stages for a stage. */
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
