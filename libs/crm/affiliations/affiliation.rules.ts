import { type FieldError, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { Affiliation } from './affiliation.entity.js';

/** What can be seen of an affiliation without looking at other records. */
export function checkPeriod(input: InputOf<Affiliation>, before: Affiliation | undefined): FieldError[] {
  const startedOn = input.startedOn === undefined ? before?.startedOn : input.startedOn;
  const endedOn = input.endedOn === undefined ? before?.endedOn : input.endedOn;
  if (!startedOn || !endedOn || endedOn >= startedOn) return [];
  return [
    {
      field: input.endedOn === undefined ? 'startedOn' : 'endedOn',
      code: 'order',
      message: text('La fin ne peut pas précéder le début.', 'The end cannot come before the start.'),
    },
  ];
}
