import { compatibleFormats } from '../uploads/date-guess.js';
import type { AnalysedColumn } from '../uploads/upload-analysis.js';
import { choiceWordsOf } from './choice-words.js';
import type { TransformInput } from './import-input.js';
import type { TargetField } from './target-fields.js';

/** A list of transforms in the language of the mapping files. */
export type Transforms = readonly unknown[];

/** What the columns beside one tell of its values. */
export interface Surroundings {
  readonly record: string;
  /** The column with the country of the row. */
  readonly countryColumn: string | undefined;
}

/** A transform that a user chose. */
export function chosenTransform(
  { name, format, decimal, thousands, country, values, otherwise }: TransformInput,
  { numberFormat, isFraction }: AnalysedColumn,
): unknown {
  switch (name) {
    case 'date':
      return { date: format ?? compatibleFormats(null) };
    case 'number':
      return { number: { decimal: decimal ?? ',', thousands: thousands ?? ' ' } };
    case 'percent':
      return { percent: { ...(numberFormat ?? french), fraction: isFraction ?? false } };
    case 'phone':
      return { phone: { country: country ?? 'FR' } };
    case 'map':
      return {
        map: { values: values ?? {}, otherwise: otherwise === 'empty' ? null : (otherwise ?? 'reject') },
      };
    default:
      return name;
  }
}

const french = { decimal: ',', thousands: ' ' };

/** What a field needs when the user asks for nothing. */
export function usualTransforms(
  field: TargetField,
  column: AnalysedColumn,
  around: Surroundings,
): Transforms {
  const { type, place } = field;
  const own = place.kind === 'plain' || place.kind === 'company' ? place.field : undefined;
  const numbers = column.numberFormat ?? french;
  switch (type) {
    case 'date':
      return [{ date: compatibleFormats(column.dateFormat) }];
    case 'moment':
      return [{ moment: compatibleFormats(column.dateFormat) }];
    case 'boolean':
      return ['boolean'];
    case 'integer':
      if (own?.name === 'probability' || own?.name === 'score')
        return [
          { percent: { ...numbers, fraction: own.name === 'probability' && (column.isFraction ?? false) } },
        ];
      return [{ number: numbers }];
    case 'decimal':
      return [{ number: { ...numbers, ...(own?.format === 'money' && { round: 2 }) } }];
    case 'choice': {
      const record = place.kind === 'company' ? 'crm.company' : around.record;
      return ['lower', { map: { values: choiceWordsOf(record, own?.name ?? ''), otherwise: 'keep' } }];
    }
    case 'reference':
      return referenceTransforms(field);
    case 'email':
      return [{ item: { take: 1, last: true } }];
    case 'phone':
      return [
        ...(severalIn(column) ? [{ item: { take: 1, last: true } }] : []),
        ...phoneTransforms(column, around),
      ];
    default:
      return textTransforms(field);
  }
}

/** Cells of this column hold several addresses or numbers. */
export const severalIn = ({ mostItems }: AnalysedColumn): boolean => (mostItems ?? 1) > 1;

/** Numbers are those of the row's country, of the column's, or French; the record itself reads the last. */
export function phoneTransforms(
  { phoneCountry }: AnalysedColumn,
  { countryColumn }: Surroundings,
): Transforms {
  const other = phoneCountry ?? 'FR';
  if (countryColumn)
    return [
      { phone: { country: { column: `/${countryColumn}`, transform: ['countryOrNothing'] }, or: other } },
    ];
  return phoneCountry ? [{ phone: { country: phoneCountry, or: 'FR' } }] : [];
}

function referenceTransforms({ place }: TargetField): Transforms {
  if (place.kind !== 'reference') return [];
  const { by } = place.reference;
  if (by === 'siren') return ['digits'];
  if (by === 'email') return [{ item: { take: 1, last: true } }, 'lower'];
  return by === 'title' ? ['squash'] : [];
}

function textTransforms({ place }: TargetField): Transforms {
  if (place.kind === 'part') return place.member.format === 'country' ? ['country'] : ['squash'];
  if (place.kind !== 'plain' && place.kind !== 'company') return [];
  const { format } = place.field;
  if (format === 'url') return ['website'];
  if (format === 'multiline') return ['plainText'];
  return format === undefined ? ['squash'] : [];
}
