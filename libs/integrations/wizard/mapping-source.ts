import { stringify } from 'yaml';
import { companyStep, companySteps, organisationRows, organisationStep, tellersOf } from './company-steps.js';
import type { ImportMappingInput } from './import-input.js';
import { type MappedColumn, RowFields, type Yaml } from './row-fields.js';
import type { MatchChoice, TargetDefinition } from './target-definitions.js';

export type { MappedColumn } from './row-fields.js';

/** What a request asks for, checked against the file and the target. */
export interface CheckedRequest {
  readonly name: string;
  readonly definition: TargetDefinition;
  readonly columns: readonly MappedColumn[];
  readonly match: MatchChoice | undefined;
  readonly onMatch: ImportMappingInput['onMatch'];
  /** Companies that rows name are made where they are not there. */
  readonly createMissing: boolean;
  /** What another program does not say must not empty what is said here. */
  readonly recognised: boolean;
}

/** The name of the one file in the mappings made here. */
export const uploadedFile = 'upload';

/**
 * The request in the language of the mapping files, so that the web and the operator's command import by one engine.
 * Columns are written `/name`, which is read as it stands whatever the name.
 */
export function mappingSource(request: CheckedRequest): string {
  const { name, definition, columns, match, onMatch, createMissing, recognised } = request;
  const fields = new RowFields(definition.record, columns);
  const isPeople = definition.tie !== undefined;
  const gone = goneOf(fields);
  const organisations =
    isPeople && createMissing ? organisationStep(fields, uploadedFile, onMatch) : undefined;
  const companies = createMissing ? companyStep(fields, uploadedFile) : undefined;
  const main: Yaml = {
    name: definition.record,
    target: definition.record,
    source: uploadedFile,
    ...(organisations && { unless: organisationRows(tellersOf(fields)) }),
    match: match ? match.fields.map((each) => matchKey(each, fields)) : 'none',
    ...otherwiseOf(match, definition, fields),
    onFound: onMatch,
    fields: fields.all(),
  };
  const steps = [organisations, companies, main].flatMap((step) =>
    step ? [{ ...step, ...gone, ...(recognised && { onEmpty: 'keep' }) }] : [],
  );
  const tie = tieStep(definition, fields, companies !== undefined);
  return stringify(
    { name, steps: tie ? [...steps, tie] : steps },
    { aliasDuplicateObjects: false, lineWidth: 0 },
  );
}

/** The step that ties the record of a row to the company that the row names. */
function tieStep({ tie, record }: TargetDefinition, fields: RowFields, made: boolean): Yaml | undefined {
  const tied = fields.columns.filter(({ field: { place } }) => place.kind === 'reference' && place.tied);
  const [first] = tied;
  if (!tie || first?.field.place.kind !== 'reference') return undefined;
  const { field } = first.field.place.reference;
  // One column: rows without it have no tie. Several: rows in which one of them stands, which the lookup tells.
  const where = tied.length === 1 ? { where: { [first.column.name]: { empty: false } } } : {};
  const nothing = Object.fromEntries(tied.map(({ column }) => [column.name, { empty: true }]));
  return {
    name: tie.record,
    target: tie.record,
    source: uploadedFile,
    ...(made ? {} : { ...where, ...(tied.length > 1 && { unless: nothing }) }),
    match: [tie.own, field],
    onFound: 'skip',
    unreadable: 'leave',
    fields: {
      [tie.own]: { made: record },
      [field]: made ? { made: companySteps.companies } : fields.lookup(field),
    },
  };
}

function matchKey({ field, from }: MatchChoice['fields'][number], fields: RowFields): unknown {
  const sources = fields.columns.filter(({ field: { name } }) => from?.includes(name));
  if (sources.length === 0) return field;
  // Addresses are kept in lower case; the main one is the first that a row has.
  const values = sources.map(({ column }) => ({
    column: `/${column.name}`,
    transform: [{ item: { take: 1 } }, 'lower'],
  }));
  return { field, value: values.length === 1 ? values[0] : { firstOf: values } };
}

/** Rows in which the match has nothing to compare are told by another one. */
function otherwiseOf(match: MatchChoice | undefined, { matches }: TargetDefinition, fields: RowFields): Yaml {
  const other = matches.find(({ name }) => name === match?.otherwise);
  const isMapped = (name: string) =>
    fields.named(name) !== undefined ||
    (/^(first|last)Name$/.test(name) && fields.named('fullName') !== undefined);
  if (!other?.fields.some(({ field }) => isMapped(field)) || !isMapped('lastName')) return {};
  return { orMatch: [other.fields.filter(({ field }) => isMapped(field)).map(({ field }) => field)] };
}

function goneOf(fields: RowFields): Yaml {
  const column = (name: string) => fields.named(`row.${name}`)?.column.name;
  const id = fields.named('externalId')?.column.name;
  const gone = {
    deleted: column('deleted'),
    mergedInto: column('mergedInto'),
    ...(id && { mergedIds: column('mergedIds'), id }),
  };
  const given = Object.entries(gone).filter(([name, value]) => value !== undefined && name !== 'id');
  if (given.length === 0) return {};
  return {
    gone: { ...Object.fromEntries(given), ...(given.some(([name]) => name === 'mergedIds') && { id }) },
  };
}
