import { stringify } from 'yaml';
import { dateFormats } from '../uploads/column-guess.js';
import type { AnalysedColumn } from '../uploads/upload-analysis.js';
import type { ColumnInput, ImportMappingInput, TransformInput } from './import-input.js';
import type { MatchChoice, TargetDefinition } from './target-definitions.js';
import type { TargetField } from './target-fields.js';
import { choiceWords } from './words.js';

/** A column and the field that it goes to, both known to exist. */
export interface MappedColumn {
  readonly input: ColumnInput;
  readonly field: TargetField;
  readonly column: AnalysedColumn;
}

/** What a request asks for, checked against the file and the target. */
export interface CheckedRequest {
  readonly name: string;
  readonly definition: TargetDefinition;
  readonly columns: readonly MappedColumn[];
  readonly match: MatchChoice | undefined;
  readonly onMatch: ImportMappingInput['onMatch'];
}

type Yaml = Record<string, unknown>;

/** The name of the one file in the mappings made here. */
export const uploadedFile = 'upload';

/**
 * The request in the language of the mapping files, so that the web and the operator's command import by one engine.
 * Columns are written `/name`, which is read as it stands whatever the name.
 */
export function mappingSource(request: CheckedRequest): string {
  const { name, definition, columns, match, onMatch } = request;
  const steps: Yaml[] = [
    {
      name: definition.record,
      target: definition.record,
      source: uploadedFile,
      match: match ? match.fields.map((each) => matchKey(each, columns)) : 'none',
      onFound: onMatch,
      fields: fieldsOf(columns),
    },
  ];
  const { tie } = definition;
  const tied = columns.find(({ field }) => field.place.kind === 'reference' && field.place.tied);
  if (tie && tied?.field.place.kind === 'reference') {
    const { reference } = tied.field.place;
    steps.push({
      name: tie.record,
      target: tie.record,
      source: uploadedFile,
      where: { [tied.column.name]: { empty: false } },
      match: [tie.own, reference.field],
      onFound: 'skip',
      fields: {
        [tie.own]: { made: definition.record },
        [reference.field]: { lookup: reference.lookup, by: reference.by, ...valueFrom(tied) },
      },
    });
  }
  return stringify({ name, steps }, { aliasDuplicateObjects: false, lineWidth: 0 });
}

function fieldsOf(columns: readonly MappedColumn[]): Yaml {
  const fields: Yaml = {};
  const lists = new Map<string, Map<string | undefined, Yaml>>();
  const dropping = new Set<string>();
  for (const column of columns) {
    const { place } = column.field;
    const drops = column.input.onInvalid === 'drop';
    if (place.kind === 'plain')
      fields[place.field.name] = { ...valueFrom(column), ...(drops && { onInvalid: 'drop' }) };
    else if (place.kind === 'part') {
      const parts = lists.get(place.list) ?? new Map<string | undefined, Yaml>();
      const part = parts.get(place.label) ?? (place.label ? { label: { constant: place.label } } : {});
      parts.set(place.label, { ...part, [place.member.name]: valueFrom(column) });
      lists.set(place.list, parts);
      if (drops) dropping.add(place.list);
    } else if (!place.tied) {
      const { field, lookup, by, deferred } = place.reference;
      const missing = drops || deferred ? { onMissing: 'drop' } : {};
      fields[field] = { lookup, by, ...valueFrom(column), ...missing, ...(deferred && { deferred }) };
    }
  }
  for (const [list, parts] of lists)
    fields[list] = {
      parts: [...parts.values()].map((part) => ({ part })),
      ...(dropping.has(list) && { onInvalid: 'drop' }),
    };
  return fields;
}

function matchKey({ field, from }: MatchChoice['fields'][number], columns: readonly MappedColumn[]): unknown {
  const source = from && columns.find(({ field: { name } }) => from.includes(name));
  // Addresses are kept in lower case.
  return source ? { field, value: { column: `/${source.column.name}`, transform: ['lower'] } } : field;
}

function valueFrom({ input, field, column }: MappedColumn): Yaml {
  const transform = input.transform ? [given(input.transform)] : usual(field, column);
  return { column: `/${column.name}`, ...(transform.length > 0 && { transform }) };
}

function given({ name, format, decimal, thousands, country, values, otherwise }: TransformInput): unknown {
  switch (name) {
    case 'date':
      return { date: format ?? [...dateFormats] };
    case 'number':
      return { number: { decimal: decimal ?? ',', thousands: thousands ?? ' ' } };
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

/** What a field needs when the user asks for nothing. */
function usual({ type, place }: TargetField, { dateFormat, guessedType }: AnalysedColumn): unknown[] {
  switch (type) {
    case 'date':
      return [{ date: [...new Set([...(dateFormat ? [dateFormat] : []), ...dateFormats])] }];
    case 'boolean':
      return ['boolean'];
    case 'integer':
    case 'decimal':
      return guessedType === 'decimal' ? [{ number: { decimal: ',', thousands: ' ' } }] : [];
    case 'choice': {
      const name = place.kind === 'plain' ? place.field.name : '';
      return ['lower', { map: { values: { ...choiceWords[name] }, otherwise: 'keep' } }];
    }
    case 'reference':
      return place.kind === 'reference' && place.reference.by === 'siren' ? ['digits'] : [];
    default:
      return [];
  }
}
