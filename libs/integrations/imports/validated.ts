import { text } from '#kernel';
import { type RegisteredRecord, readInput } from '#runtime';
import type { PreparedRow } from '../rows/prepared-row.js';
import { reasonOfField } from './reasons.js';

type Input = Record<string, unknown>;

const maxDrops = 20;

/** The row's input when the record's own rules take it, values that may be dropped left out. */
export function validated(record: RegisteredRecord, row: PreparedRow): Input | undefined {
  for (let attempt = 0; attempt <= maxDrops; attempt += 1) {
    const { value, errors } = readInput(record.importInput, row.values, true);
    if (errors.length === 0) return value as Input;
    // From the last part to the first: leaving one out moves those behind it.
    for (const error of [...errors].reverse())
      row.refuseField(error.field, reasonOfField(error, record, row.values));
    if (row.refusals.length > 0) return undefined;
  }
  row.refuse(row.row.origin(), text('trop de valeurs à laisser', 'too many values to leave out'));
  return undefined;
}
